package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Trouble;

/** Remembers what a person was told, and undoes it when asked. */
final class Said implements Notes {
    final List<String> all = new ArrayList<>();
    final List<Runnable> undos = new ArrayList<>();

    @Override
    public void said(String sentence) {
        all.add(sentence);
    }

    @Override
    public void undoable(String sentence, Runnable undo) {
        all.add(sentence);
        undos.add(undo);
    }

    @Override
    public Note trouble(Trouble trouble) {
        all.add(trouble.what());
        return () -> {};
    }

    @Override
    public Note busy(String sentence) {
        return () -> {};
    }
}
