package org.tocsin.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.deployment.Outing.NOON;
import static org.tocsin.domain.deployment.Outing.REVENUE;
import static org.tocsin.domain.deployment.Outing.ROWS;
import static org.tocsin.domain.deployment.Outing.figure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CourseTest {
    @Test
    void aChangeIsCheckedOnceEveryItemIsTickedAndAgainNotWhenOneIsTakenBack() {
        var outing = new Outing();
        assertThat(outing.now().plan().title()).isEqualTo("New formula");
        assertThat(outing.now().state()).isEqualTo("planned");
        outing.add(Course.tick(outing.now(), "tested", true));
        outing.add(Course.tick(outing.now(), "approved", true));
        assertThat(outing.now().state()).isEqualTo("checked");
        assertThat(outing.now().ticks().get("tested")).isEqualTo(new Deployment.Tick(NOON, "ana"));
        outing.add(Course.tick(outing.now(), "tested", false));
        assertThat(outing.now().state()).isEqualTo("planned");
        assertThat(outing.now().open()).extracting(ChangeKind.Item::id).containsExactly("tested");
    }

    @Test
    void withOpenItemsItGoesOutOnlyForAReason() {
        var outing = new Outing();
        var watched = Outing.KIND.watch().of(Outing.checks());
        assertThat(Course.start(outing.now(), watched, List.of(), Optional.of(" "), NOON))
                .isEqualTo(
                        new Course.Refused(
                                "2 of 2 items are open (It was A/B tested; The stakeholder"
                                        + " approved); tick them, or say why it goes out without"));
        var answer = Course.start(outing.now(), watched, List.of(), Optional.of("a hot fix"), NOON);
        assertThat(((Course.Accepted) answer).event())
                .isInstanceOfSatisfying(
                        DeploymentEvent.Started.class,
                        started -> {
                            assertThat(started.waived()).isEqualTo("a hot fix");
                            assertThat(started.until()).isEqualTo(NOON.plus(Duration.ofHours(1)));
                            assertThat(started.watch().checks())
                                    .containsExactlyInAnyOrder(ROWS, REVENUE);
                        });
    }

    @Test
    void whatIsNotThereOrDoneAlreadyIsRefusedInWords() {
        var outing = new Outing();
        assertThat(Course.plan("  ", Outing.KIND, "")).isInstanceOf(Course.Refused.class);
        assertThat(reason(Course.tick(outing.now(), "nothing", true))).contains("tested, approved");
        assertThat(reason(Course.start(outing.now(), List.of(), List.of(), Optional.empty(), NOON)))
                .contains("no check to watch");
        assertThat(reason(Course.good(outing.now(), "", List.of()))).contains("not out yet");
        var out = Outing.started();
        assertThat(reason(Course.tick(out.now(), "tested", false))).contains("is watching");
        assertThat(reason(Course.rolledBack(out.now(), " ", List.of()))).contains("say why");
        out.add(Course.rolledBack(out.now(), "rows are gone", List.of()));
        assertThat(out.now().state()).isEqualTo("rolled back");
        assertThat(reason(Course.good(out.now(), "", List.of()))).contains("rolled back already");
    }

    private static String reason(Course.Answer answer) {
        return ((Course.Refused) answer).reason();
    }

    @Test
    void aBreachOfWhatWasHealthyProposesToGoBackOnceAndDoesNothingElse() {
        var outing = Outing.started().at(7);
        var gone = figure(ROWS, Figure.Finding.BREACH, 12, 6);
        outing.see(gone, figure(REVENUE, Figure.Finding.BREACH, 9, 6));
        assertThat(outing.now().state()).isEqualTo("rollback proposed");
        assertThat(outing.now().proposals())
                .containsExactly(
                        new Deployment.Proposal(
                                ROWS,
                                "rows was 3,538, healthy before; 12, in breach now: it is 12",
                                outing.now));
        int size = outing.now().log().size();
        outing.at(8).see(gone);
        assertThat(outing.now().log()).hasSize(size);
        assertThat(outing.now().stage()).isInstanceOf(Deployment.Watching.class);
    }

    @Test
    void aBreachFromBeforeTheStartOrAfterTheWindowProposesNothing() {
        var outing = Outing.started().at(2);
        outing.see(figure(ROWS, Figure.Finding.BREACH, 12, 0));
        outing.see(figure(ROWS, Figure.Finding.BREACH, 12, 60));
        assertThat(outing.now().proposals()).isEmpty();
    }

    @Test
    void theWindowEndsByItselfWithTheFiguresWhenNothingIsWorse() {
        var outing = Outing.started();
        var rows = figure(ROWS, Figure.Finding.HEALTHY, 3_500, 56);
        // It was bad before: that it still is says nothing about the deployment.
        var revenue = figure(REVENUE, Figure.Finding.BREACH, 9, 56);
        outing.at(59).see(rows, revenue);
        assertThat(outing.now().state()).isEqualTo("watching");
        outing.at(60).see(rows, revenue);
        assertThat(outing.now().stage())
                .isInstanceOfSatisfying(
                        Deployment.Good.class,
                        good -> assertThat(good.found().after()).containsExactly(rows, revenue));
        assertThat(Course.watch(outing.now(), List.of(rows), outing.now, id -> "")).isEmpty();
    }

    @Test
    void whatIsBrokenOrWasNotLookedAtIsLeftForAPersonToDecide() {
        var outing = Outing.started();
        outing.at(61)
                .see(
                        figure(ROWS, Figure.Finding.BROKEN, 0, 59),
                        figure(REVENUE, Figure.Finding.BREACH, 10, -60));
        assertThat(outing.now().state()).isEqualTo("to be decided");
        assertThat(outing.now().proposals()).isEmpty();
        assertThat(((Deployment.Undecided) outing.now().stage()).left().why())
                .isEqualTo(
                        "rows is 0, could not be run, before it was 3,538, healthy; revenue has"
                                + " not run since the start");
        outing.add(Course.good(outing.now(), "the source was down", List.of()));
        assertThat(outing.now().state()).isEqualTo("good");
    }

    @Test
    void itsChecksAreDueFromTheStartOnWhileTheWindowLasts() {
        var outing = Outing.started();
        var deployment = outing.now();
        assertThat(deployment.dueSince(NOON.plusSeconds(299))).contains(NOON);
        assertThat(deployment.dueSince(NOON.plusSeconds(300))).contains(NOON.plusSeconds(300));
        assertThat(deployment.dueSince(NOON.plusSeconds(3_599))).contains(NOON.plusSeconds(3_300));
        assertThat(deployment.dueSince(NOON.plusSeconds(3_600))).isEmpty();
        assertThat(new Outing().now().dueSince(NOON)).isEmpty();
    }

    @Test
    void anIncidentInsideTheWindowIsToldHowLongBeforeItWas() {
        var deployment = Outing.started().now();
        assertThat(deployment.mention(NOON.plus(Duration.ofMinutes(12))))
                .contains("deployment #3 New formula, 12 min before");
        assertThat(deployment.mention(NOON.minusSeconds(1))).isEmpty();
        assertThat(deployment.mention(NOON.plus(Duration.ofHours(1)))).isEmpty();
        var ended = Outing.started().at(5);
        ended.add(Course.good(ended.now(), "", List.of()));
        assertThat(ended.now().mention(NOON.plus(Duration.ofMinutes(12)))).isEmpty();
        assertThat(ended.add(List.of(new DeploymentEvent.IncidentSeen(new UUID(1, 1)))).now())
                .extracting(Deployment::state)
                .isEqualTo("good");
    }
}
