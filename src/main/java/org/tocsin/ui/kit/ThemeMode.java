package org.tocsin.ui.kit;

/** Whether the window is drawn light, dark, or as the desktop around it. */
public enum ThemeMode {
    LIGHT,
    DARK,
    SYSTEM
}
