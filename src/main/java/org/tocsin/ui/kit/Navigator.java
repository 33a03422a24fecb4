package org.tocsin.ui.kit;

/** Moves the window from place to place; every move can be gone back. Used on the FX thread. */
public interface Navigator {
    /** Shows a place; one that does not exist is a bug of the caller. */
    void go(String place);

    /**
     * Shows one thing of a place, for example a check; the header then reads "Checks / title".
     *
     * @param item the place's own id of the thing
     * @param title what the header calls it
     */
    void open(String place, String item, String title);

    /** To where the window was before, if anywhere. */
    void back();

    void forward();
}
