package org.tocsin.workspace;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the console remembers of this person's taste: theme, place and size of windows. Values are
 * read once; {@link #save} writes only what was set here, so that two consoles do not undo each
 * other. Never the place for a secret. Confined to one thread.
 */
public final class UserSettings {
    private final Path file;
    private final Properties values;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private final Optional<String> warning;

    private record Found(Properties values, Optional<String> warning) {}

    private UserSettings(Path file, Found found) {
        this.file = file;
        this.values = found.values();
        this.warning = found.warning();
    }

    /**
     * Reads the settings; those of a missing or broken file are the fallbacks.
     *
     * @param file see {@link Folders#settings()}
     */
    public static UserSettings load(Path file) {
        return new UserSettings(file, read(file));
    }

    /** What is wrong with the file, for people. */
    public Optional<String> warning() {
        return warning;
    }

    public <T> T get(Setting<T> setting) {
        return Optional.ofNullable(values.getProperty(setting.key()))
                .flatMap(setting.read())
                .orElse(setting.fallback());
    }

    /** Holds from now on; kept beyond this process by {@link #save}. */
    public <T> void set(Setting<T> setting, T value) {
        String text = setting.write().apply(value);
        values.setProperty(setting.key(), text);
        changed.put(setting.key(), text);
    }

    /**
     * Writes down what was set. A broken file is replaced.
     *
     * @return a warning when that was not possible; a later call tries again
     */
    public Optional<String> save() {
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        try {
            Guarded.change(
                    file,
                    () -> {
                        var merged = read(file).values();
                        changed.forEach(merged::setProperty);
                        AtomicFile.replace(file, text(merged).getBytes(StandardCharsets.UTF_8));
                    });
            changed.clear();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "%s: the settings cannot be written: %s; check permissions and free space"
                            .formatted(file, Cause.of(e)));
        }
    }

    private static Found read(Path file) {
        var values = new Properties();
        if (!Files.exists(file)) {
            return new Found(values, Optional.empty());
        }
        try {
            values.load(new StringReader(Files.readString(file)));
            return new Found(values, Optional.empty());
        } catch (IOException e) {
            return broken(file, Cause.of(e));
        } catch (IllegalArgumentException e) {
            return broken(file, String.valueOf(e.getMessage()));
        }
    }

    private static Found broken(Path file, String cause) {
        return new Found(
                new Properties(),
                Optional.of(
                        "%s: the settings cannot be read: %s; the defaults hold until new ones are saved"
                                .formatted(file, cause)));
    }

    /** In the order of keys and without the time that the platform's writer puts on top. */
    private static String text(Properties values) throws IOException {
        var out = new StringWriter();
        values.store(out, null);
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
