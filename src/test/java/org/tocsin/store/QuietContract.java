package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.domain.quiet.AlertDecision.Outcome;
import org.tocsin.domain.quiet.AlertDecision.Stage;
import org.tocsin.domain.quiet.AlertDecision.Step;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.Silence;

/**
 * Silences and decisions, whatever the database under them; with what deployments promise, so that
 * one database is started for both.
 */
abstract class QuietContract extends DeploymentContract {
    private static final CheckId ROWS = new CheckId("rows");
    private static final UUID INCIDENT = Given.id(77);

    @Test
    void aSilenceComesBackAsItWasKept() {
        var one =
                silence(
                        1,
                        Silence.Kind.SNOOZE,
                        List.of("check=~\"ro\\w+|=!\"", "tag!=\" quoted \"", "data-set=日本語"));
        store().silences().add("puffy", one);
        store().silences().add("puffy", one);

        assertThat(store().silences().all("puffy")).containsExactly(one);
        assertThat(store().silences().all("other")).isEmpty();
        assertThat(store().silences().find(one.id())).contains(one);
        assertThat(store().silences().find(Given.id(9))).isEmpty();
    }

    @Test
    void everyEndAndCommentStaysReadable() {
        var one = silence(1, Silence.Kind.SILENCE, List.of("check=rows"));
        store().silences().add("puffy", one);
        var longer = changed(one, 120, "ben", 5);
        var over = changed(longer, 10, "cleo", 10);

        assertThat(store().silences().change(one, longer)).isTrue();
        assertThat(store().silences().change(longer, over)).isTrue();

        assertThat(store().silences().find(one.id())).contains(over);
        assertThat(store().silences().history(one.id())).containsExactly(one, longer, over);
    }

    @Test
    void ofTwoConsolesThatChangeTheSameOneTheSecondIsTold() {
        var one = silence(1, Silence.Kind.SILENCE, List.of("check=rows"));
        store().silences().add("puffy", one);
        var longer = changed(one, 120, "ben", 5);
        var fresh = silence(2, Silence.Kind.SILENCE, List.of("check=most"));

        assertThat(store().silences().change(one, longer)).isTrue();
        assertThat(store().silences().change(one, longer)).isTrue();
        assertThat(store().silences().change(one, changed(one, 5, "cleo", 5))).isFalse();
        assertThat(store().silences().replace("puffy", one, changed(one, 5, "cleo", 5), fresh))
                .isFalse();

        assertThat(store().silences().all("puffy")).containsExactly(longer);
    }

    @Test
    void oneIsReplacedAsAWhole() {
        var one = silence(1, Silence.Kind.SILENCE, List.of("check=rows"));
        store().silences().add("puffy", one);
        var ended = changed(one, 5, "ben", 5);
        var fresh =
                new Silence(
                        Given.id(2),
                        Silence.Kind.SILENCE,
                        Matchers.parse(List.of("check=most")),
                        new Silence.Term(at(5), at(60)),
                        new Silence.Entry("work", "ben", at(5), Optional.of(one.id())));

        assertThat(store().silences().replace("puffy", one, ended, fresh)).isTrue();

        assertThat(store().silences().all("puffy")).containsExactly(ended, fresh);
        assertThat(store().silences().notOver("puffy", at(5))).containsExactly(fresh);
    }

    @Test
    void whatIsOverIsLeftOutToTheInstantAndByItsNewestEnd() {
        var one = silence(1, Silence.Kind.SILENCE, List.of("check=rows"));
        store().silences().add("puffy", one);
        assertThat(store().silences().notOver("puffy", at(60).minusNanos(1_000))).hasSize(1);
        assertThat(store().silences().notOver("puffy", at(60))).isEmpty();
        store().silences().change(one, changed(one, 10, "ben", 10));
        assertThat(store().silences().notOver("puffy", at(20))).isEmpty();
    }

    @Test
    void othersAreToldOfSilencesAndNotOfDecisions() {
        long before = store().changes().current();
        store().silences().add("puffy", silence(1, Silence.Kind.SILENCE, List.of("check=rows")));
        long after = store().changes().current();
        store().decisions().record("puffy", List.of(decision(1, 0)), lead());

        assertThat(after).isGreaterThan(before);
        assertThat(store().decisions().ofCheck("puffy", ROWS, 5)).hasSize(1);
    }

    @Test
    void decisionsComeBackByCheckByIncidentAndByTime() {
        var opened = about(decision(1, 0), Optional.of(INCIDENT), Outcome.OPENED);
        var silenced = decision(2, 10);
        var joined = about(decision(3, 20), Optional.of(INCIDENT), Outcome.JOINED);
        store().decisions().record("puffy", List.of(joined, opened, silenced), lead());

        assertThat(store().decisions().ofIncident(INCIDENT)).containsExactly(opened, joined);
        assertThat(store().decisions().ofCheck("puffy", ROWS, 2)).containsExactly(joined, silenced);
        assertThat(store().decisions().between("puffy", at(10), at(20))).containsExactly(silenced);
        assertThat(store().decisions().between("other", at(0), at(20))).isEmpty();
    }

    @Test
    void whatWasDecidedFirstStandsAndOnlyTheLeaderDecides() {
        var first = decision(1, 0);
        var again = about(first, Optional.of(INCIDENT), Outcome.JOINED);
        var leader = lead();
        assertThat(store().decisions().record("puffy", List.of(first, again), leader)).isTrue();
        assertThat(store().decisions().record("puffy", List.of(again, decision(2, 1)), leader))
                .isTrue();
        store().lease().release(leader);
        store().lease().tryAcquire("other", at(1), Duration.ofDays(1));

        assertThat(store().decisions().record("puffy", List.of(decision(3, 2)), leader)).isFalse();
        assertThat(store().decisions().ofCheck("puffy", ROWS, 9))
                .containsExactly(decision(2, 1), first);
    }

    @Test
    void decisionsGoWithTheirRunsAndThoseOfIncidentsLater() {
        var lease = lead();
        var all = IntStream.range(0, 250).mapToObj(i -> decision(100 + i, i)).toList();
        store().decisions().record("puffy", all, lease);
        var kept = about(decision(1, 0), Optional.of(INCIDENT), Outcome.OPENED);
        store().decisions().record("puffy", List.of(kept), lease);

        sweep(lease, 40);
        assertThat(store().decisions().ofCheck("puffy", ROWS, 999)).containsExactly(kept);
        sweep(lease, 370);
        assertThat(store().decisions().ofIncident(INCIDENT)).isEmpty();
    }

    private void sweep(Lease.Held lease, int days) {
        var swept =
                store().sweeper(Retention.USUAL, () -> NOON.plus(Duration.ofDays(days)))
                        .sweep(lease, () -> true);
        assertThat(swept.whole()).isTrue();
    }

    private Lease.Held lead() {
        return store().lease().tryAcquire("here", NOON, Duration.ofDays(999)).orElseThrow();
    }

    private static AlertDecision decision(long id, long minute) {
        return new AlertDecision(
                Given.id(id),
                new AlertDecision.About(ROWS, Optional.of(Given.id(id)), Optional.empty()),
                at(minute),
                Outcome.SILENCED,
                List.of(
                        new Step(Stage.MAINTENANCE, false, "no maintenance"),
                        new Step(Stage.SILENCE, true, "snoozed by ada")));
    }

    private static AlertDecision about(
            AlertDecision decision, Optional<UUID> incident, Outcome outcome) {
        var about = new AlertDecision.About(ROWS, decision.about().run(), incident);
        return new AlertDecision(decision.id(), about, decision.at(), outcome, decision.steps());
    }

    private static Silence silence(long id, Silence.Kind kind, List<String> matchers) {
        return new Silence(
                Given.id(id),
                kind,
                Matchers.parse(matchers),
                new Silence.Term(NOON, at(60)),
                new Silence.Entry("known, \"for now\"", "ada", NOON, Optional.empty()));
    }

    private static Silence changed(Silence silence, long until, String author, long minute) {
        return new Silence(
                silence.id(),
                silence.kind(),
                silence.matchers(),
                new Silence.Term(silence.term().from(), at(until)),
                new Silence.Entry(
                        "changed by " + author, author, at(minute), silence.entry().replaces()));
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
