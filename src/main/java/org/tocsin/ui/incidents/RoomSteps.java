package org.tocsin.ui.incidents;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Work;
import org.tocsin.domain.response.Procedure;

/**
 * A procedure with what has been ticked of it.
 *
 * @param phases as they are to be done
 */
record RoomSteps(Procedure procedure, List<Phase> phases) {
    record Phase(String title, String timing, List<Step> steps) {
        long done() {
            return steps.stream().filter(Step::isSettled).count();
        }
    }

    /**
     * @param signed who settled it, if anybody
     */
    record Step(String procedure, Procedure.Step step, Optional<Work.Signed> signed) {
        boolean isSettled() {
            return signed.isPresent();
        }

        boolean isWaived() {
            return signed.filter(mark -> mark.mark() == Event.Mark.WAIVED).isPresent();
        }
    }

    long done() {
        return phases.stream().mapToLong(Phase::done).sum();
    }

    int count() {
        return phases.stream().mapToInt(phase -> phase.steps().size()).sum();
    }

    /** What to do now: what applies, the follow-up first once it is resolved. */
    static List<RoomSteps> now(RoomSnapshot shown) {
        boolean reported = shown.incident().subject().origin() instanceof Subject.Report;
        var report =
                reported ? of(Procedure.Use.REPORT, shown).stream() : Stream.<RoomSteps>empty();
        var response = of(Procedure.Use.RESPONSE, shown).stream();
        return shown.incident().isOpen()
                ? Stream.concat(report, response).toList()
                : Stream.concat(
                                of(Procedure.Use.FOLLOW_UP, shown).stream(),
                                Stream.concat(report, response))
                        .toList();
    }

    /** Those of one use that are for the incident. */
    static List<RoomSteps> of(Procedure.Use use, RoomSnapshot shown) {
        return shown.terms().guides().procedures(use).stream()
                .filter(each -> shown.incident().isIn(each.application().scope()))
                .map(each -> of(each, shown))
                .toList();
    }

    private static RoomSteps of(Procedure procedure, RoomSnapshot shown) {
        var marks = shown.incident().work().steps();
        return new RoomSteps(
                procedure,
                procedure.phases().stream()
                        .map(phase ->
                                new Phase(
                                        phase.title(),
                                        phase.timing(),
                                        phase.steps().stream()
                                                .map(step ->
                                                        new Step(
                                                                procedure.id(),
                                                                step,
                                                                Optional.ofNullable(
                                                                        marks.get(
                                                                                new Work.StepKey(
                                                                                        procedure
                                                                                                .id(),
                                                                                        step
                                                                                                .id())))))
                                                .toList()))
                        .toList());
    }

    /** What a level of escalation answers for: the labels of the scope name the level. */
    static List<Procedure> ofLevel(String level, RoomSnapshot shown) {
        return shown.terms().guides().procedures(Procedure.Use.LEVEL).stream()
                .filter(each -> each.application().scope().labels().contains(level))
                .toList();
    }
}
