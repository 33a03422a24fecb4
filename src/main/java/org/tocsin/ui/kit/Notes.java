package org.tocsin.ui.kit;

/** How a feature tells the person at the window something. Used on the FX thread. */
public interface Notes {
    /** A short-lived word at the lower edge, for example "Copied". */
    void said(String sentence);

    /** Says what was done and offers to undo it for some seconds ("undo beats confirm"). */
    void undoable(String sentence, Runnable undo);

    /** A banner that stays until it is closed, by the answer or by the person. */
    Note trouble(Trouble trouble);

    /** A line in the status bar for as long as something takes. */
    Note busy(String sentence);

    /** Something shown that can be taken away; closing twice does nothing. */
    @FunctionalInterface
    interface Note extends AutoCloseable {
        @Override
        void close();
    }
}
