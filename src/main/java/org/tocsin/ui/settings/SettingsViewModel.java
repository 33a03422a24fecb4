package org.tocsin.ui.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.ThemeMode;

final class SettingsViewModel {
    private static final double STEP = 1024;
    private final Look look;
    private final Supplier<WorkspaceFacts> facts;
    private final Executor work;
    private final Executor uiThread;
    private final ReadOnlyObjectWrapper<@Nullable WorkspaceFacts> known =
            new ReadOnlyObjectWrapper<>(this, "known", null);

    SettingsViewModel(Look look, Supplier<WorkspaceFacts> facts, Executor work, Executor uiThread) {
        this.look = look;
        this.facts = facts;
        this.work = work;
        this.uiThread = uiThread;
    }

    /** Asks for the facts again: the store grows while one works. */
    void refresh() {
        work.execute(() -> {
            var latest = facts.get();
            uiThread.execute(() -> known.set(latest));
        });
    }

    ObjectProperty<ThemeMode> theme() {
        return look.mode();
    }

    ObjectProperty<Density> density() {
        return look.density();
    }

    ObservableValue<String> folder() {
        return fact(f -> f.folder().toString());
    }

    ObservableValue<String> store() {
        return fact(f -> fileName(f.store()) + ", " + size(f.storeBytes()));
    }

    ObservableValue<String> playbook() {
        return fact(WorkspaceFacts::playbook);
    }

    ObservableValue<String> version() {
        return fact(f -> "Tocsin " + f.version());
    }

    private ObservableValue<String> fact(Function<WorkspaceFacts, String> words) {
        return known.map(words).orElse("…");
    }

    private static String fileName(Path path) {
        var name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** A size as people say it: three digits at most before the unit. */
    static String size(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double kilo = bytes / STEP;
        if (kilo < STEP) {
            return String.format(Locale.ROOT, "%.0f KB", kilo);
        }
        double mega = kilo / STEP;
        return mega < STEP
                ? String.format(Locale.ROOT, "%.1f MB", mega)
                : String.format(Locale.ROOT, "%.1f GB", mega / STEP);
    }
}
