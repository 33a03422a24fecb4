package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookTest {
    private final Look look = new Look();

    @Test
    void theDesktopDecidesUntilThePersonDoes() {
        look.systemDark().set(true);
        assertThat(look.dark().get()).isTrue();
        look.mode().set(ThemeMode.LIGHT);
        assertThat(look.dark().get()).isFalse();
        look.systemDark().set(false);
        look.mode().set(ThemeMode.DARK);
        assertThat(look.dark().get()).isTrue();
    }

    @Test
    void rowsFollowTheDensity() {
        assertThat(look.rowHeight().getValue()).isEqualTo(36.0);
        look.density().set(Density.COMPACT);
        assertThat(look.rowHeight().getValue()).isEqualTo(28.0);
    }
}
