package org.tocsin.ui.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Trouble;

/** Remembers what a person would have been told. */
final class FakeNotes implements Notes {
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<Runnable> undos = new ArrayList<>();
    final List<Trouble> troubles = new CopyOnWriteArrayList<>();

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void undoable(String sentence, Runnable undo) {
        said.add(sentence);
        undos.add(undo);
    }

    @Override
    public Note trouble(Trouble trouble) {
        troubles.add(trouble);
        return () -> {};
    }

    @Override
    public Note busy(String sentence) {
        return () -> {};
    }
}
