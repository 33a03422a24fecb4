package org.tocsin.ui.incidents;

/**
 * Something to choose from a list.
 *
 * @param id empty for no choice
 */
record BoardChoice(String id, String title) {
    @Override
    public String toString() {
        return title;
    }
}
