package org.tocsin.app;

import java.util.List;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.ThemeMode;

/**
 * What a window remembers from one start to the next.
 *
 * @param place id of the place last shown; empty on the first start
 * @param recent ids of the actions used lately, newest first
 */
public record WindowState(
        Spot spot, String place, ThemeMode mode, Density density, List<String> recent) {
    public WindowState {
        recent = List.copyOf(recent);
    }

    public static WindowState first() {
        return new WindowState(Spot.anywhere(), "", ThemeMode.SYSTEM, Density.COMPACT, List.of());
    }
}
