package org.tocsin.ui.oncall;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Shows what became of the last thing that was done, where it was done. */
final class SaidBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private SaidBox() {}

    static void show(OnCallViewModel.Said words, Node box, Label label) {
        label.setText(words.text());
        box.pseudoClassStateChanged(REFUSED, words.refused());
        box.setVisible(!words.text().isEmpty());
        box.setManaged(!words.text().isEmpty());
    }
}
