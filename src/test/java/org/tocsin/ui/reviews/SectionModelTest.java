package org.tocsin.ui.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Content.Words;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;

/** Somebody types, and somebody else does too; the store is a double in this process. */
class SectionModelTest implements SectionModel.Saver {
    private static final Kept.Signed ADA = new Kept.Signed("ada", Instant.EPOCH);
    private static final Kept.Signed BOB = new Kept.Signed("bob", Instant.EPOCH);

    /** What a kill would leave. */
    private Kept kept = Kept.empty(Section.SUMMARY);

    private final Queue<Runnable> planned = new ArrayDeque<>();
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Content> aside = new ArrayList<>();
    private boolean broken;
    private final SectionModel model = new SectionModel(kept, this);

    @Override
    public void save(Kept seen, Content content, Consumer<Saving> then) {
        underWay.add(() -> {
            var saving =
                    broken
                            ? new Saving.Failed("the disk is full")
                            : Saving.decide(seen, kept, content, ADA);
            if (saving instanceof Saving.Saved(var now)) {
                kept = now;
                aside.clear();
            } else if (saving instanceof Saving.Conflict) {
                aside.add(content);
            }
            then.accept(saving);
        });
    }

    @Override
    public void later(Duration wait, Runnable what) {
        waits.add(wait);
        planned.add(what);
    }

    @Override
    public void forgetAside(Section section) {
        aside.clear();
    }

    private void type(String text) {
        model.write(new Words(text));
    }

    private void pause() {
        var due = List.copyOf(planned);
        planned.clear();
        due.forEach(Runnable::run);
    }

    private void answer() {
        underWay.remove().run();
    }

    private void bob(String text) {
        kept = ((Saving.Saved) Saving.decide(kept, kept, new Words(text), BOB)).now();
    }

    private String saved() {
        return ((Words) kept.content()).text();
    }

    @Test
    void whoNeverPausesIsSavedEveryHalfSecondAllTheSame() {
        type("a");
        type("ab");
        assertThat(planned).as("not put off by what follows").hasSize(1);
        assertThat(waits).containsExactly(SectionModel.PAUSE);
        assertThat(SectionModel.PAUSE).isLessThan(Duration.ofSeconds(1));
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Unsaved());
        pause();
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Underway());
        type("abc");
        answer();

        assertThat(saved()).isEqualTo("ab");
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Unsaved());
        pause();
        answer();
        assertThat(saved()).isEqualTo("abc");
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Clean(Optional.of(ADA), false));
        assertThat(planned).isEmpty();
    }

    @Test
    void nothingIsShownAsSavedThatIsNotAndItIsTriedAgain() {
        broken = true;
        type("a");
        pause();
        answer();
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Failed("the disk is full"));
        broken = false;
        pause();
        answer();
        assertThat(saved()).isEqualTo("a");
    }

    @Test
    void whatSomebodyElseWroteElsewhereComesInWhileOneTypes() {
        bob("first\nmiddle\nlast");
        model.arrived(kept);
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Clean(Optional.of(BOB), true));
        type("first\nmiddle\nLAST");
        bob("FIRST\nmiddle\nlast");
        pause();
        type("first\nmiddle\nLAST!");
        answer();

        assertThat(model.words()).isEqualTo("FIRST\nmiddle\nLAST!");
        pause();
        answer();
        assertThat(saved()).isEqualTo("FIRST\nmiddle\nLAST!");
        assertThat(aside).isEmpty();
    }

    @Test
    void whatComesInWhileTheSaveWaitsIsMergedBeforeIt() {
        bob("a\nb\nc");
        model.arrived(kept);
        type("a\nb\nC");
        bob("A\nb\nc");
        model.arrived(kept);
        assertThat(model.words()).isEqualTo("A\nb\nC");
        pause();
        answer();
        assertThat(saved()).isEqualTo("A\nb\nC");
    }

    @Test
    void aConflictShowsTheirsAndWhatIsTypedGoesOnToBeKeptAside() {
        bob("one");
        model.arrived(kept);
        type("mine");
        bob("theirs");
        pause();
        answer();
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Conflict(kept));
        assertThat(aside).containsExactly(new Words("mine"));
        type("mine, longer");
        pause();
        answer();
        assertThat(aside).endsWith(new Words("mine, longer"));
        assertThat(saved()).isEqualTo("theirs");

        model.keepBoth();
        answer();

        assertThat(saved()).isEqualTo("theirs\n\nmine, longer");
        assertThat(model.mark().get()).isEqualTo(new SectionModel.Clean(Optional.of(ADA), false));
    }

    @Test
    void aConflictIsSettledEitherWay() {
        bob("theirs");
        type("mine");
        model.arrived(kept);
        assertThat(model.mark().get()).isInstanceOf(SectionModel.Conflict.class);
        bob("theirs, later");
        model.arrived(kept);
        model.takeTheirs();
        assertThat(model.words()).isEqualTo("theirs, later");
        assertThat(model.isDirty()).isFalse();

        type("mine");
        bob("other");
        pause();
        answer();
        model.keepMine();
        answer();
        assertThat(saved()).isEqualTo("mine");
    }

    @Test
    void aRestartFindsAConflictThatWasNotSettled() {
        bob("theirs");
        var again = new SectionModel(kept, this);
        again.resume(new Words("mine"));
        assertThat(again.words()).isEqualTo("mine");
        assertThat(again.mark().get()).isEqualTo(new SectionModel.Conflict(kept));
    }
}
