package org.tocsin.ui.reviews;

import javafx.scene.Node;

/** One of the pages of the place. */
interface Page {
    Node root();

    /** It is shown (again): what may have changed while nobody looked. */
    void refresh();
}
