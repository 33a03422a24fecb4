package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.response.Deed;

/** How each event changes an incident. */
final class Evolution {
    private Evolution() {}

    static Incident evolve(Incident incident, Logged logged) {
        var at = logged.at();
        var course = incident.course();
        var work = incident.work();
        return switch (logged.event()) {
            case Event.Opened _ ->
                    throw new IllegalStateException(
                            "incident %d is opened twice".formatted(incident.id().number()));
            case Event.Joined(var failure) -> incident.with(course.with(failure));
            case Event.Recovered(var check, var run) -> incident.with(course.recovered(check, run));
            case Event.Acknowledged() -> acknowledged(incident, logged);
            case Event.Moved(var to) -> moved(incident, to, at);
            case Event.SeverityChanged(var to, _) -> severity(incident, to, at);
            case Event.Reclassified(var category, var sub) ->
                    replanned(
                            incident.with(
                                    incident.subject()
                                            .with(
                                                    new Subject.Classification(
                                                            incident.severity(), category, sub))),
                            at);
            case Event.Retitled(var title) -> incident.with(incident.subject().withTitle(title));
            case Event.StartedAt(var started) ->
                    incident.with(course.with(course.times().withStarted(started)));
            case Event.Assigned(var part, var person) -> incident.with(work.assign(part, person));
            case Event.Wrote _, Event.RemedyTried _, Event.RemedyEnded _, Event.RemedyLeft _ ->
                    incident;
            case Event.Updated(_, var audience) ->
                    incident.with(
                            incident.clockwork()
                                    .with(incident.clockwork().done().withUpdate(audience, at)));
            case Event.Messaged(var audience, var update, _, _) ->
                    update
                            ? incident.with(
                                    incident.clockwork()
                                            .with(
                                                    incident.clockwork()
                                                            .done()
                                                            .withUpdate(audience, at)))
                            : incident;
            case Event.Pinned(var version, var on) -> incident.with(work.pin(version, on));
            case Event.ImpactDeclared(var impact) ->
                    incident.with(work.with(work.findings().withImpact(impact)))
                            .with(incident.clockwork().with(new Clockwork.Declared(at, impact)))
                            .did(Deed.DECLARE_IMPACT, at);
            case Event.RootCauseFound(var text) ->
                    incident.with(work.with(work.findings().withRootCause(text)))
                            .did(Deed.FIND_ROOT_CAUSE, at);
            case Event.MilestoneMet(var milestone, _, _) ->
                    incident.with(
                            incident.clockwork()
                                    .with(incident.clockwork().done().withMet(milestone, at)));
            case Event.Ticked(var procedure, var step, var mark, var reason) ->
                    incident.with(
                            work.sign(
                                    new Work.StepKey(procedure, step),
                                    new Work.Signed(mark, reason, at, logged.actor().name())));
            case Event.Approved(var note) ->
                    incident.with(work.with(work.findings().withApproved(Optional.of(note))));
            case Event.Escalated(_, var act) -> acted(incident, act, at);
            case Event.Acted(var act) -> acted(incident, act, at);
            case Event.Spared(var act, _) ->
                    incident.with(
                            incident.clockwork().with(incident.clockwork().done().with(act, at)));
            case Event.Resolved _ ->
                    incident.with(
                                    course.at(State.RESOLVED)
                                            .with(course.times().withResolved(Optional.of(at))))
                            .did(Deed.RESOLVE, at);
            case Event.Reopened _ -> reopened(incident, at);
            case Event.Dismissed(var reason) -> dismissed(incident, reason, at);
            case Event.Reviewed _ -> incident.with(course.at(State.REVIEWED));
            case Event.Closed() -> incident.with(course.at(State.CLOSED));
            case Event.MergedInto(var other) ->
                    incident.with(
                            course.at(State.MERGED)
                                    .with(
                                            new Course.Ending(
                                                    course.ending().reopened(),
                                                    course.ending().dismissed(),
                                                    Optional.of(other))));
            case Event.Absorbed(var other) ->
                    incident.with(
                            work.with(
                                    work.findings()
                                            .withRelated(new Work.Relation(other, "merged"))));
            case Event.Related(var other, var why) ->
                    incident.with(
                            work.with(work.findings().withRelated(new Work.Relation(other, why))));
            case Event.BridgeOpened(var link) ->
                    incident.with(work.with(work.findings().withBridge(link)));
            case Event.Replanned(var rules, _) -> replanned(incident.withRules(rules), at);
        };
    }

    private static Incident acknowledged(Incident incident, Logged logged) {
        var clockwork = incident.clockwork();
        var held = new Clockwork.Held(logged.at(), logged.actor().name());
        var course = incident.course();
        var state = course.state() == State.DETECTED ? State.ACKNOWLEDGED : course.state();
        return incident.with(clockwork.with(clockwork.anchors().hold(held)))
                .with(course.at(state).with(course.times().withAcknowledged(logged.at())))
                .did(Deed.ACKNOWLEDGE, logged.at());
    }

    private static Incident moved(Incident incident, State to, Instant at) {
        var moved = incident.with(incident.course().at(to));
        return switch (to) {
            case INVESTIGATING -> moved.did(Deed.INVESTIGATE, at);
            case MITIGATING -> moved.did(Deed.INVESTIGATE, at).did(Deed.MITIGATE, at);
            case DETECTED, ACKNOWLEDGED, RESOLVED, REVIEWED, CLOSED, MERGED -> moved;
        };
    }

    private static Incident severity(Incident incident, String to, Instant at) {
        var now = incident.subject().classification();
        return replanned(
                incident.with(
                        incident.subject()
                                .with(
                                        new Subject.Classification(
                                                to, now.category(), now.subcategory()))),
                at);
    }

    private static Incident replanned(Incident incident, Instant at) {
        var clockwork = incident.clockwork();
        return incident.with(clockwork.with(clockwork.anchors().replan(at)));
    }

    private static Incident acted(Incident incident, Act act, Instant at) {
        var clockwork = incident.clockwork();
        var effect = act.outcome().effect();
        var done =
                incident.with(
                        clockwork
                                .with(clockwork.done().with(act, at))
                                .with(clockwork.reached().with(effect, at)));
        var turned = effect.severity().map(to -> severity(done, to, at)).orElse(done);
        return act.kind() == Act.Kind.LAPSED ? lapsed(turned, at) : turned;
    }

    private static Incident lapsed(Incident incident, Instant at) {
        var clockwork = incident.clockwork();
        return incident.with(clockwork.with(clockwork.anchors().lapse(at)))
                .with(incident.course().at(State.DETECTED));
    }

    private static Incident reopened(Incident incident, Instant at) {
        var course = incident.course();
        var ending =
                new Course.Ending(
                        course.ending().reopened() + 1, Optional.empty(), Optional.empty());
        var work = incident.work();
        return incident.with(
                        course.at(State.DETECTED)
                                .with(course.times().withResolved(Optional.empty()))
                                .with(ending))
                .with(work.with(work.findings().withApproved(Optional.empty())))
                .with(incident.clockwork().restart(at));
    }

    private static Incident dismissed(Incident incident, String reason, Instant at) {
        var course = incident.course();
        var ending =
                new Course.Ending(
                        course.ending().reopened(), Optional.of(reason), Optional.empty());
        return incident.with(
                course.at(State.CLOSED)
                        .with(course.times().withResolved(Optional.of(at)))
                        .with(ending));
    }
}
