package org.tocsin.app;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.ThemeMode;

/**
 * A properties file in the user's own settings folder. A value that cannot be read is replaced by
 * its default, one by one; a file that cannot be written is logged and the window goes on.
 */
public final class WindowStateFile implements WindowMemory {
    private static final System.Logger LOG = System.getLogger(WindowStateFile.class.getName());
    private final Path file;

    public WindowStateFile(Path file) {
        this.file = file;
    }

    @Override
    public WindowState load() {
        var kept = read();
        var first = WindowState.first();
        return new WindowState(
                new Spot(
                        number(kept, "x", first.spot().x()),
                        number(kept, "y", first.spot().y()),
                        number(kept, "width", first.spot().width()),
                        number(kept, "height", first.spot().height()),
                        Boolean.parseBoolean(kept.getProperty("maximised"))),
                kept.getProperty("place", ""),
                value(kept, "theme", ThemeMode::valueOf).orElse(first.mode()),
                value(kept, "density", Density::valueOf).orElse(first.density()),
                Arrays.stream(kept.getProperty("recent", "").split(",", -1))
                        .filter(id -> !id.isBlank())
                        .limit(PaletteViewModel.MOST_RECENT)
                        .toList());
    }

    private Properties read() {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        } catch (NoSuchFileException e) {
            // The first start.
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot read the window's state in " + file, e);
            return new Properties();
        }
        return kept;
    }

    private static double number(Properties kept, String key, double otherwise) {
        return value(kept, key, Double::valueOf).filter(Double::isFinite).orElse(otherwise);
    }

    private static <T> Optional<T> value(Properties kept, String key, Function<String, T> parse) {
        try {
            return Optional.ofNullable(kept.getProperty(key)).map(String::strip).map(parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void save(WindowState state) {
        var text =
                String.join(
                        "\n",
                        List.of(
                                "x=" + state.spot().x(),
                                "y=" + state.spot().y(),
                                "width=" + state.spot().width(),
                                "height=" + state.spot().height(),
                                "maximised=" + state.spot().maximised(),
                                "place=" + state.place(),
                                "theme=" + state.mode(),
                                "density=" + state.density(),
                                "recent=" + String.join(",", state.recent()),
                                ""));
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, "window", ".draft");
            Files.writeString(draft, text);
            replace(draft);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot write the window's state to " + file, e);
        }
    }

    private void replace(Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
