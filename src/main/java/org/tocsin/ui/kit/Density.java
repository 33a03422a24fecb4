package org.tocsin.ui.kit;

/** How tall a row of a list or table is (console.md, "Type, space, colour"). */
public enum Density {
    COMPACT(28),
    NORMAL(36);

    private final double rowHeight;

    Density(double rowHeight) {
        this.rowHeight = rowHeight;
    }

    /** In pixels before screen scaling. */
    public double rowHeight() {
        return rowHeight;
    }
}
