package org.tocsin.domain.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.quiet.SilenceEdit.By;
import org.tocsin.domain.quiet.SilenceEdit.Edited;
import org.tocsin.domain.quiet.SilenceEdit.Wish;

class SilenceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Matchers ROWS = Matchers.of(Label.CHECK, "rows");
    private static final Labels ALERT =
            Labels.NONE.with(Label.CHECK, "rows").with(Label.DATA_SET, "events");
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void itHoldsFromItsFirstInstantUntilBeforeItsLast() {
        var silence = silence(0, 60);

        assertThat(silence.hides(ALERT, NOON.minusNanos(1))).isFalse();
        assertThat(silence.hides(ALERT, NOON)).isTrue();
        assertThat(silence.hides(ALERT, at(60).minusNanos(1))).isTrue();
        assertThat(silence.hides(ALERT, at(60))).isFalse();
        assertThat(silence.state(NOON.minusNanos(1))).isEqualTo(Silence.State.COMING);
        assertThat(silence.state(NOON)).isEqualTo(Silence.State.ACTIVE);
        assertThat(silence.state(at(60))).isEqualTo(Silence.State.OVER);
    }

    @Test
    void aNightOfSilenceIsAsLongAsTheNightIs() {
        var zone = ZoneId.of("Europe/Berlin");
        var from = LocalDateTime.parse("2026-03-28T22:00").atZone(zone).toInstant();
        var until = LocalDateTime.parse("2026-03-29T08:00").atZone(zone).toInstant();
        var night = new Silence.Term(from, until);

        assertThat(Duration.between(from, until)).isEqualTo(Duration.ofHours(9));
        assertThat(night.covers(Instant.parse("2026-03-29T05:59:59Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-03-29T06:00:00Z"))).isFalse();
    }

    @Test
    void aSilenceHasAReasonAnAuthorAndAnEndAheadOfIt() {
        assertThat(refused(begin(wish(0, 60, " "), NOON))).contains("reason");
        assertThat(refused(begin(wish(-60, 0, "work"), NOON))).contains("is past");
        assertThat(refused(begin(wish(90, 60, "work"), NOON))).contains("after it begins");
        assertThatThrownBy(() ->
                        new Silence(
                                FIRST,
                                Silence.Kind.SILENCE,
                                ROWS,
                                new Silence.Term(NOON, at(1)),
                                new Silence.Entry("work", "", NOON, Optional.empty())))
                .hasMessageContaining("author");
    }

    @Test
    void oneThatWasToBeginEarlierBeginsNow() {
        var begun = (Edited.Replaced) begin(wish(-60, 60, "work"), NOON);
        assertThat(begun.fresh().term().from()).isEqualTo(NOON);
        assertThat(begun.ended()).isEmpty();
    }

    @Test
    void endAndCommentOfAnActiveOneChangeInPlace() {
        var changed =
                (Edited.Changed)
                        SilenceEdit.edit(
                                silence(0, 60), SECOND, wish(0, 90, "longer"), by("ben", 30));

        assertThat(changed.silence().id()).isEqualTo(FIRST);
        assertThat(changed.silence().term()).isEqualTo(new Silence.Term(NOON, at(90)));
        assertThat(changed.silence().entry().author()).isEqualTo("ben");
        assertThat(changed.silence().entry().reason()).isEqualTo("longer");
    }

    @Test
    void anythingElseEndsItAndMakesANewOne() {
        var wish = new Wish(Matchers.of(Label.CHECK, "most"), NOON, at(90), "wrong check");
        var replaced =
                (Edited.Replaced) SilenceEdit.edit(silence(0, 60), SECOND, wish, by("ben", 30));

        assertThat(replaced.ended().orElseThrow().term().until()).isEqualTo(at(30));
        assertThat(replaced.ended().orElseThrow().entry().reason()).isEqualTo("work");
        assertThat(replaced.fresh().id()).isEqualTo(SECOND);
        assertThat(replaced.fresh().term()).isEqualTo(new Silence.Term(at(30), at(90)));
        assertThat(replaced.fresh().entry().replaces()).contains(FIRST);
    }

    @Test
    void oneThatIsOverIsNotProlongedButMadeAnew() {
        var replaced =
                (Edited.Replaced)
                        SilenceEdit.edit(
                                silence(0, 60), SECOND, wish(0, 200, "again"), by("ben", 60));

        assertThat(replaced.ended()).isEmpty();
        assertThat(replaced.fresh().term()).isEqualTo(new Silence.Term(at(60), at(200)));
        assertThat(refused(SilenceEdit.end(silence(0, 60), by("ben", 60)))).contains("is over");
    }

    @Test
    void endingOneBeforeItBeginsWithdrawsIt() {
        var ended = (Edited.Changed) SilenceEdit.end(silence(30, 60), by("ben", 10));
        assertThat(ended.silence().state(at(30))).isEqualTo(Silence.State.OVER);
        assertThat(ended.silence().hides(ALERT, at(30))).isFalse();
    }

    @Test
    void silencesThatFollowAtOnceCountAsOne() {
        var index = new SilenceIndex(List.of(silence(0, 60), silence(60, 90), silence(91, 99)));

        assertThat(index.end(ALERT, NOON)).isEqualTo(at(90));
        assertThat(index.hiding(ALERT, at(90))).isEmpty();
        assertThat(index.end(ALERT, at(90))).isEqualTo(at(90));
    }

    @Test
    void aThousandPatternsAndAThousandValuesFindTheOneThatIsMeant() {
        var all = new ArrayList<Silence>();
        for (int i = 0; i < 1_000; i++) {
            all.add(silence("check=~other-%d.*|x{%d}".formatted(i, i + 1)));
            all.add(silence("check=check-" + i));
        }
        all.add(silence("check=~ro[vw]s", "data-set=events"));
        var index = new SilenceIndex(all);

        assertThat(index.hiding(ALERT, NOON)).contains(all.getLast());
        assertThat(index.hiding(Labels.NONE.with(Label.CHECK, "check-7"), NOON))
                .contains(all.get(15));
        assertThat(index.hiding(Labels.NONE.with(Label.CHECK, "none"), NOON)).isEmpty();
    }

    private static Silence silence(String... matchers) {
        return new Silence(
                UUID.randomUUID(),
                Silence.Kind.SILENCE,
                Matchers.parse(List.of(matchers)),
                new Silence.Term(NOON, at(60)),
                new Silence.Entry("work", "ada", NOON, Optional.empty()));
    }

    private static Silence silence(long from, long until) {
        return new Silence(
                FIRST,
                Silence.Kind.SILENCE,
                ROWS,
                new Silence.Term(at(from), at(until)),
                new Silence.Entry("work", "ada", NOON, Optional.empty()));
    }

    private static Edited begin(Wish wish, Instant now) {
        return SilenceEdit.begin(FIRST, Silence.Kind.SILENCE, wish, new By("ada", now));
    }

    private static Wish wish(long from, long until, String reason) {
        return new Wish(ROWS, at(from), at(until), reason);
    }

    private static By by(String author, long minute) {
        return new By(author, at(minute));
    }

    private static String refused(Edited edited) {
        return ((Edited.Refused) edited).reason();
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
