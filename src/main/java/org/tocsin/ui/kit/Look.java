package org.tocsin.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * How windows are to look: what the person chose, and what the desktop prefers. Knows no widget;
 * {@link Theme} carries it to the windows.
 */
public final class Look {
    private final ObjectProperty<ThemeMode> mode =
            new SimpleObjectProperty<>(this, "mode", ThemeMode.SYSTEM);
    private final ObjectProperty<Density> density =
            new SimpleObjectProperty<>(this, "density", Density.NORMAL);
    private final BooleanProperty systemDark = new SimpleBooleanProperty(this, "systemDark");
    private final BooleanProperty still = new SimpleBooleanProperty(this, "still");
    private final BooleanBinding dark =
            Bindings.createBooleanBinding(this::isDark, mode, systemDark);
    private final ObservableValue<Double> rowHeight = density.map(Density::rowHeight);

    private boolean isDark() {
        return switch (mode.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> systemDark.get();
        };
    }

    public ObjectProperty<ThemeMode> mode() {
        return mode;
    }

    public ObjectProperty<Density> density() {
        return density;
    }

    /** Height of a row in pixels, for lists and tables of fixed cell size. */
    public ObservableValue<Double> rowHeight() {
        return rowHeight;
    }

    /** What comes out of the choice and the desktop. */
    public ObservableBooleanValue dark() {
        return dark;
    }

    /** Whether the desktop asks programs not to move things. */
    public ObservableBooleanValue still() {
        return still;
    }

    BooleanProperty systemDark() {
        return systemDark;
    }

    BooleanProperty stillness() {
        return still;
    }
}
