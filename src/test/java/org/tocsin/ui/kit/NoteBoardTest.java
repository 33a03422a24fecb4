package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class NoteBoardTest {
    private static final Instant START = Instant.parse("2025-03-04T06:35:00Z");
    private static final Trouble DOWN = new Trouble("The source is down", "events", "Mount it");
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(START);
    private final NoteBoard board = new NoteBoard(now);

    @Test
    void aWordLeavesByTheClock() {
        board.said("Copied");
        now.set(START.plus(NoteBoard.WORD).minusMillis(1));
        assertThat(board.toasts()).hasSize(1);
        now.set(START.plus(NoteBoard.WORD));
        assertThat(board.toasts()).isEmpty();
    }

    @Test
    void anUndoStaysLongerAndHappensOnce() {
        var undone = new AtomicInteger();
        board.undoable("Muted", undone::incrementAndGet);
        now.set(START.plus(NoteBoard.WORD));
        var toast = board.toasts().getFirst();
        board.undo(toast);
        board.undo(toast);
        assertThat(undone).hasValue(1);
        assertThat(board.toasts()).isEmpty();
    }

    @Test
    void anUndoThatHasGoneDoesNothing() {
        var undone = new AtomicInteger();
        board.undoable("Muted", undone::incrementAndGet);
        var toast = board.toasts().getFirst();
        now.set(START.plus(NoteBoard.UNDO));
        board.undo(toast);
        assertThat(undone).hasValue(0);
    }

    @Test
    void theSameTroubleAgainIsOneBanner() {
        board.trouble(DOWN);
        board.trouble(DOWN);
        assertThat(board.banners()).hasSize(1);
    }

    @Test
    void troubleStaysUntilItIsOver() {
        var note = board.trouble(DOWN);
        now.set(START.plusSeconds(86_400));
        assertThat(board.banners()).hasSize(1);
        note.close();
        note.close();
        assertThat(board.banners()).isEmpty();
    }

    @Test
    void closingTheFirstOfTwoEqualTroublesLeavesTheSecond() {
        var first = board.trouble(DOWN);
        board.trouble(DOWN);
        first.close();
        assertThat(board.banners()).hasSize(1);
    }

    @Test
    void aStormOfNotesDoesNotFillTheWindow() {
        IntStream.range(0, 50).forEach(i -> board.said("Word " + i));
        IntStream.range(0, 50).forEach(i -> board.trouble(new Trouble("Trouble " + i, "", "")));
        assertThat(board.toasts()).hasSize(NoteBoard.MOST);
        assertThat(board.toasts().getLast().sentence).isEqualTo("Word 49");
        assertThat(board.banners()).hasSize(NoteBoard.MOST);
    }

    @Test
    void whoListensIsToldHoweverLongItTakes() {
        var told = new AtomicInteger();
        board.toasts().addListener((Observable _) -> told.incrementAndGet());
        System.gc();
        board.said("Copied");
        assertThat(told).hasValue(1);
    }

    @Test
    void theNewestOfSeveralWorksIsSaidUntilItIsDone() {
        var first = board.busy("Reading");
        var second = board.busy("Judging");
        assertThat(board.busy().get()).isEqualTo("Judging");
        second.close();
        assertThat(board.busy().get()).isEqualTo("Reading");
        first.close();
        assertThat(board.busy().get()).isEmpty();
    }
}
