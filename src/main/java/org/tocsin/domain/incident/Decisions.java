package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Procedure;

/**
 * What becomes of a command: events, or a refusal. The milestones that they meet are told as events
 * of their own.
 */
public final class Decisions {
    private final Incident incident;
    private final Terms terms;
    private final Instant now;
    private final Actor actor;

    private Decisions(Incident incident, Terms terms, Instant now, Actor actor) {
        this.incident = incident;
        this.terms = terms;
        this.now = now;
        this.actor = actor;
    }

    public static Decision decide(
            Incident incident, Command command, Terms terms, Instant now, Actor actor) {
        var decision = new Decisions(incident, terms, now, actor).decide(command);
        return switch (decision) {
            case Decision.Refused refused -> refused;
            case Decision.Accepted(var events) ->
                    new Decision.Accepted(Met.with(incident, events, terms, now, actor));
        };
    }

    private Decision decide(Command command) {
        if (incident.state() == State.MERGED && !(command instanceof Command.Write)) {
            return refuse(
                    "incident %d has been merged into another; work on that one"
                            .formatted(incident.id().number()));
        }
        return switch (command) {
            case Command.Acknowledge() -> whileOpen(this::acknowledge);
            case Command.Move(var to) -> move(to);
            case Command.ChangeSeverity(var to, var reason) ->
                    whileOpen(() -> severity(to, reason));
            case Command.Reclassify(var category, var sub) ->
                    accept(new Event.Reclassified(category, sub));
            case Command.Retitle(var title) ->
                    title.isBlank()
                            ? refuse("a title says in a few words what is wrong; it is empty")
                            : accept(new Event.Retitled(title.strip()));
            case Command.SetStarted(var at) ->
                    at.isAfter(now)
                            ? refuse("the trouble cannot have begun in the future")
                            : accept(new Event.StartedAt(at));
            case Command.Assign(var part, var person) ->
                    person.isBlank() ? refuse("say who") : accept(new Event.Assigned(part, person));
            case Command.Write(var kind, var text) ->
                    text.isBlank()
                            ? refuse("there is nothing written")
                            : accept(new Event.Wrote(kind, text));
            case Command.Update(var text, var audience) ->
                    text.isBlank()
                            ? refuse("an update says what is known now; it is empty")
                            : accept(new Event.Updated(text, audience));
            case Command.Message message -> message(message);
            case Command.Pin(var version, var on) -> accept(new Event.Pinned(version, on));
            case Command.DeclareImpact(var impact) -> accept(new Event.ImpactDeclared(impact));
            case Command.RecordRootCause(var text) ->
                    text.isBlank()
                            ? refuse("say what the root cause is")
                            : accept(new Event.RootCauseFound(text));
            case Command.MarkMet(var milestone) -> whileOpen(() -> met(milestone));
            case Command.Tick(var procedure, var step, var mark, var reason) ->
                    mark == Event.Mark.WAIVED && reason.isBlank()
                            ? refuse("a step is waived with a reason")
                            : accept(new Event.Ticked(procedure, step, mark, reason));
            case Command.Approve(var note) -> accept(new Event.Approved(note));
            case Command.Escalate(var reason) -> whileOpen(() -> escalate(reason));
            case Command.Resolve(var summary, var waive) ->
                    whileOpen(() -> resolve(summary, waive));
            case Command.Reopen(var reason) -> reopen(reason);
            case Command.Dismiss(var reason) ->
                    reason.isBlank()
                            ? refuse("say why it is no incident")
                            : whileOpen(() -> accept(new Event.Dismissed(reason)));
            case Command.Review(var note) ->
                    incident.state() == State.RESOLVED
                            ? accept(new Event.Reviewed(note))
                            : refuse("only a resolved incident is reviewed; resolve it first");
            case Command.Close() -> close();
            case Command.MergeInto(var other) ->
                    other.equals(incident.id().uuid())
                            ? refuse("an incident cannot be merged into itself")
                            : accept(new Event.MergedInto(other));
            case Command.Absorb(var other) -> accept(new Event.Absorbed(other));
            case Command.Relate(var other, var why) -> accept(new Event.Related(other, why));
            case Command.OpenBridge(var link) ->
                    link.isBlank()
                            ? refuse("a war room is a link or the name of a channel")
                            : accept(new Event.BridgeOpened(link.strip()));
            case Command.Join join -> join(join);
            case Command.Recover(var check, var at) -> recover(check, at);
            case Command.Replan(var rules, var changes) ->
                    rules.equals(incident.id().rules())
                            ? accept()
                            : accept(new Event.Replanned(rules, changes));
        };
    }

    private Decision message(Command.Message message) {
        if (message.words().text().isBlank()) {
            return refuse("a message says something; it is empty");
        }
        var told = Told.of(message.to(), incident, terms, now);
        if (told.stream().allMatch(Act.Told::unheld)) {
            return refuse(
                    "nobody can be reached as %s; give the role people or contacts"
                            .formatted(String.join(", ", message.to().roles())));
        }
        return accept(
                new Event.Messaged(message.audience(), message.update(), told, message.words()));
    }

    private interface Attempt {
        Decision make();
    }

    private Decision whileOpen(Attempt attempt) {
        return incident.isOpen()
                ? attempt.make()
                : refuse(
                        "incident %d is %s; reopen it first"
                                .formatted(
                                        incident.id().number(),
                                        incident.state()
                                                .name()
                                                .toLowerCase(java.util.Locale.ROOT)));
    }

    private Decision acknowledge() {
        var held = incident.clockwork().anchors().acknowledged();
        boolean again = held.filter(by -> by.by().equals(actor.name())).isPresent();
        return again && !awaitsLevel() ? accept() : accept(new Event.Acknowledged());
    }

    /** Whether a level has been reached that has not answered yet. */
    private boolean awaitsLevel() {
        var last =
                incident.clockwork()
                        .done()
                        .deeds()
                        .get(org.tocsin.domain.response.Deed.ACKNOWLEDGE);
        return last == null
                || incident.clockwork().reached().levels().values().stream()
                        .anyMatch(reached -> reached.isAfter(last));
    }

    private Decision move(State to) {
        if (to == incident.state()) {
            return accept();
        }
        if (!incident.isOpen()) {
            return to.isOpen()
                    ? reopen("moved back to " + to.name().toLowerCase(java.util.Locale.ROOT))
                    : to == State.REVIEWED
                            ? decide(new Command.Review(""))
                            : to == State.CLOSED
                                    ? close()
                                    : refuse("that is no step of an incident's life");
        }
        return switch (to) {
            case DETECTED -> refuse("an incident is detected once; what is known stays known");
            case ACKNOWLEDGED ->
                    incident.clockwork().anchors().acknowledged().isPresent()
                            ? accept(new Event.Moved(State.ACKNOWLEDGED))
                            : acknowledge();
            case INVESTIGATING, MITIGATING ->
                    new Decision.Accepted(acknowledgedAnd(new Event.Moved(to)));
            case RESOLVED -> resolve("", Optional.empty());
            case REVIEWED, CLOSED ->
                    refuse("an open incident is resolved first, or dismissed if it is none");
            case MERGED -> refuse("say which incident it is merged into");
        };
    }

    /** Whoever works on an incident has seen it. */
    private List<Event> acknowledgedAnd(Event... events) {
        var all = new ArrayList<Event>();
        if (incident.clockwork().anchors().acknowledged().isEmpty()
                && actor instanceof Actor.Person) {
            all.add(new Event.Acknowledged());
        }
        all.addAll(List.of(events));
        return all;
    }

    private Decision severity(String to, String reason) {
        if (to.equals(incident.severity())) {
            return accept();
        }
        if (terms.severity(to).isEmpty()) {
            return refuse(
                    "there is no severity %s; the scale is %s"
                            .formatted(
                                    to,
                                    String.join(
                                            ", ",
                                            terms.scale().stream()
                                                    .map(Object::toString)
                                                    .toList())));
        }
        return reason.isBlank()
                ? refuse("say why the severity changes")
                : accept(new Event.SeverityChanged(to, reason));
    }

    private Decision met(String id) {
        boolean duty = terms.rules().duty(id).isPresent();
        var milestone = applicable().stream().filter(each -> each.id().equals(id)).findFirst();
        if (milestone.isEmpty() && !duty) {
            return refuse(
                    "there is no milestone %s here; there are %s"
                            .formatted(
                                    id,
                                    String.join(
                                            ", ",
                                            applicable().stream().map(Milestone::id).toList())));
        }
        if (!duty && incident.clockwork().done().met().containsKey(id)) {
            return accept();
        }
        return accept(
                new Event.MilestoneMet(
                        id,
                        milestone.filter(each -> Met.isLate(incident, terms, each)).isPresent(),
                        "marked met"));
    }

    private List<Milestone> applicable() {
        return terms.rules().milestones().stream()
                .filter(each -> Pending.applies(incident, each.rule().scope()))
                .toList();
    }

    private Decision escalate(String reason) {
        return reason.isBlank()
                ? refuse("say why it is escalated")
                : Escalation.of(incident, terms, now, reason)
                        .<Decision>map(act -> accept(new Event.Escalated(reason, act)))
                        .orElseGet(() ->
                                refuse("there is nobody further to escalate to under these rules"));
    }

    private Decision resolve(String summary, Optional<String> waive) {
        var open = openSteps();
        if (!open.isEmpty() && waive.filter(reason -> !reason.isBlank()).isEmpty()) {
            return refuse(
                    "%d steps of the resolution checklist are open, the first: %s; tick them or waive them with a reason"
                            .formatted(open.size(), open.getFirst().text()));
        }
        var events = acknowledgedAnd();
        for (var step : open) {
            events.add(
                    new Event.Ticked(
                            step.procedure(), step.step(), Event.Mark.WAIVED, waive.orElse("")));
        }
        events.add(new Event.Resolved(summary));
        return new Decision.Accepted(events);
    }

    /** A step of the resolution checklist that is neither ticked nor waived. */
    public record OpenStep(String procedure, String step, String text) {}

    private List<OpenStep> openSteps() {
        return openSteps(incident, terms);
    }

    /** What stands between an incident and its resolution (I-8). */
    public static List<OpenStep> openSteps(Incident incident, Terms terms) {
        return terms.guides().procedures(Procedure.Use.RESOLUTION).stream()
                .filter(each -> Pending.applies(incident, each.application().scope()))
                .flatMap(procedure ->
                        procedure.phases().stream()
                                .flatMap(phase -> phase.steps().stream())
                                .filter(step ->
                                        !incident.work()
                                                .steps()
                                                .containsKey(
                                                        new Work.StepKey(
                                                                procedure.id(), step.id())))
                                .map(step -> new OpenStep(procedure.id(), step.id(), step.text())))
                .toList();
    }

    private Decision reopen(String reason) {
        if (incident.isOpen()) {
            return accept();
        }
        return reason.isBlank()
                ? refuse("say why it is opened again")
                : accept(new Event.Reopened(reason));
    }

    private Decision close() {
        if (incident.state() == State.CLOSED) {
            return accept();
        }
        if (incident.isOpen()) {
            return refuse("an open incident is resolved first, or dismissed if it is none");
        }
        boolean needsApproval =
                terms.rules()
                        .turns()
                        .settings()
                        .approvalFor()
                        .contains(incident.subject().classification().category());
        return needsApproval && incident.work().findings().approved().isEmpty()
                ? refuse("the business owner has to approve the corrected data before it is closed")
                : accept(new Event.Closed());
    }

    private Decision join(Command.Join join) {
        var failure = join.failure();
        var events = new ArrayList<Event>();
        boolean known =
                Optional.ofNullable(incident.course().failures().get(failure.check()))
                        .filter(failing -> failing.knows(failure.at()))
                        .isPresent();
        if (known) {
            return accept();
        }
        events.add(new Event.Joined(failure));
        join.note().ifPresent(note -> events.add(new Event.Wrote(Event.Entry.NOTE, note)));
        join.severity()
                .filter(to -> terms.isWorse(to, incident.severity()))
                .ifPresent(to ->
                        events.add(
                                new Event.SeverityChanged(
                                        to, "%s failed as %s".formatted(failure.check(), to))));
        return new Decision.Accepted(events);
    }

    private Decision recover(org.tocsin.domain.check.CheckId check, Instant at) {
        var failing = incident.course().failures().get(check);
        if (failing == null || failing.knows(at) || !incident.isOpen()) {
            return accept();
        }
        var events = new ArrayList<Event>();
        events.add(new Event.Recovered(check, at));
        var after = terms.rules().turns().settings().resolveAfter();
        if (after.isPresent() && allGood(check, after.getAsInt())) {
            events.add(
                    new Event.Resolved(
                            "all checks had %d good runs in a row".formatted(after.getAsInt())));
        }
        return new Decision.Accepted(events);
    }

    private boolean allGood(org.tocsin.domain.check.CheckId check, int needed) {
        return incident.course().failures().entrySet().stream()
                .allMatch(each ->
                        each.getValue().goodRuns() + (each.getKey().equals(check) ? 1 : 0)
                                >= needed);
    }

    private static Decision accept(Event... events) {
        return new Decision.Accepted(List.of(events));
    }

    private static Decision refuse(String reason) {
        return new Decision.Refused(reason);
    }
}
