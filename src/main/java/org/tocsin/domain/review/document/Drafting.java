package org.tocsin.domain.review.document;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.MeetingPlan;
import org.tocsin.domain.review.Proposals;
import org.tocsin.domain.review.Review;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Section;
import org.tocsin.domain.review.WhyTree;

/** Draws up the document of a review from what is known (M-5). */
public final class Drafting {
    private static final int PROPOSED = 200;

    private final Material material;
    private final ReviewCase seen;
    private final Names names;
    private final EventWords words;

    private Drafting(Material material) {
        this.material = material;
        seen = material.matter().seen();
        names = material.words().names();
        words = new EventWords(names, material.words().zone());
    }

    /**
     * @param rows whether failing rows are to be in it
     */
    public static Document of(Material material, Document.Made made, boolean rows) {
        var drafting = new Drafting(material);
        return new Document(
                drafting.head(),
                drafting.story(),
                drafting.response(),
                new Evidences(material, rows).proof(),
                new Document.Colophon(drafting.standing(), made, material.words().zone().getId()));
    }

    // Head

    private Head head() {
        var incident = seen.incident();
        var subject = incident.subject();
        var kind =
                new Head.Kind(
                        incident.severity(),
                        Names.words(subject.classification().category()),
                        Names.words(subject.place().pipeline()),
                        subject.place().dataSets(),
                        Names.state(incident.state()));
        var times = incident.course().times();
        var shown =
                new Head.Times(
                        times.detected(), times.started(), times.acknowledged(), times.resolved());
        return new Head(
                incident.id().uuid(),
                incident.id().number(),
                subject.title(),
                kind,
                new Head.Course(
                        shown, lengths(shown), incident.course().ending().reopened(), people()));
    }

    private static Head.Lengths lengths(Head.Times times) {
        var detected = Optional.of(times.detected());
        return new Head.Lengths(
                seconds(times.started(), detected),
                seconds(detected, times.acknowledged()),
                seconds(detected, times.resolved()));
    }

    private static OptionalLong seconds(Optional<Instant> from, Optional<Instant> until) {
        return from.isEmpty() || until.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.between(from.get(), until.get()).toSeconds());
    }

    private List<Head.Part> people() {
        var people = new ArrayList<Head.Part>();
        for (var part : Event.Part.values()) {
            Optional.ofNullable(seen.incident().work().people().get(part))
                    .ifPresent(
                            who -> people.add(new Head.Part(Names.part(part), names.person(who))));
        }
        first(Event.Acknowledged.class)
                .ifPresent(logged ->
                        people.add(new Head.Part("Acknowledged by", names.who(logged.actor()))));
        material.matter().log().reversed().stream()
                .filter(each -> each.event() instanceof Event.Resolved)
                .findFirst()
                .ifPresent(logged ->
                        people.add(new Head.Part("Resolved by", names.who(logged.actor()))));
        return people;
    }

    private Optional<Logged> first(Class<? extends Event> kind) {
        return material.matter().log().stream()
                .filter(each -> kind.isInstance(each.event()))
                .findFirst();
    }

    // Story

    private Story story() {
        return new Story(passages(), seen.review().harm(), timeline(), answers(), reopenings());
    }

    private List<Story.Passage> passages() {
        var found = new ArrayList<Story.Passage>();
        for (var section : Section.values()) {
            var text = seen.review().words(section);
            if (!text.isBlank()) {
                found.add(new Story.Passage(section.id(), section.title(), text.strip()));
            }
        }
        return found;
    }

    private Story.Timeline timeline() {
        var log = material.matter().log();
        var chosen = seen.review().picks();
        var picks = chosen.isEmpty() ? Proposals.picks(seen.incident(), log) : chosen;
        var moments = new ArrayList<Story.Moment>();
        var notes = new HashMap<Long, String>();
        picks.picks().forEach(pick -> notes.put(pick.version(), pick.note()));
        for (var logged : log) {
            var note = notes.get(logged.version());
            // What nobody chose may be long.
            if (note != null && (!chosen.isEmpty() || moments.size() < PROPOSED)) {
                moments.add(moment(logged, note));
            }
        }
        return new Story.Timeline(!chosen.isEmpty(), log.size(), moments);
    }

    private Story.Moment moment(Logged logged, String note) {
        var said = words.of(logged.event());
        return new Story.Moment(
                logged.version(),
                logged.at(),
                names.who(logged.actor()),
                said.body().isBlank() ? said.said() : said.said() + ": " + said.body().strip(),
                note.strip());
    }

    private List<Story.Answer> answers() {
        var answers = new ArrayList<Story.Answer>();
        var counts = new ArrayList<Integer>();
        for (WhyTree.Node node : seen.review().whys().nodes()) {
            while (counts.size() > node.depth()) {
                counts.removeLast();
            }
            if (counts.size() < node.depth()) {
                counts.add(0);
            }
            counts.set(counts.size() - 1, counts.getLast() + 1);
            var number = String.join(".", counts.stream().map(String::valueOf).toList());
            answers.add(
                    new Story.Answer(
                            number,
                            node.depth(),
                            node.why().text().strip(),
                            node.why().isHollow(),
                            node.why().evidence().stream().map(Drafting::evidence).toList()));
        }
        return answers;
    }

    private static String evidence(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Run run -> "Check run: " + run.caption();
            case Evidence.Rows rows -> "Failing rows: " + rows.caption();
            case Evidence.Message message -> "Message: " + message.caption();
            case Evidence.Moment moment -> "Moment: " + moment.caption();
            case Evidence.Link(var url, var caption) ->
                    caption.isBlank() || caption.equals(url) ? url : caption + " (" + url + ")";
        };
    }

    private List<Story.Reopening> reopenings() {
        var found = new ArrayList<Story.Reopening>();
        for (var logged : material.matter().log()) {
            if (logged.event() instanceof Event.Reopened(var reason)) {
                found.add(new Story.Reopening(logged.at(), names.who(logged.actor()), reason));
            }
        }
        return found;
    }

    // Response

    private Response response() {
        return new Response(
                material.matter().clocks().stream().map(Drafting::clock).toList(),
                seen.actions().stream().map(this::action).toList(),
                seen.clocks().stream().map(this::duty).toList(),
                meeting(seen.review().meeting()));
    }

    private static Response.Clock clock(ClockResult result) {
        var times = result.times();
        return new Response.Clock(
                result.clock().title(),
                result.clock().why(),
                result.life(),
                new Response.Timing(times.from(), times.target(), times.actual(), times.missed()),
                result.outcome().words());
    }

    private Response.Action action(ActionItem item) {
        var today = LocalDate.ofInstant(material.matter().now(), material.words().zone());
        var owner = item.promise().owner();
        return new Response.Action(
                "#%d-%d".formatted(seen.incident().id().number(), item.id().number()),
                new Response.Purpose(
                        item.aim().kind().title(),
                        item.aim().title(),
                        item.aim().criteria(),
                        item.aim().priority().id()),
                new Response.Promise(
                        owner.isBlank() ? "" : names.person(owner),
                        item.promise().deadline(),
                        item.promise().followUp()),
                new Response.Progress(
                        item.progress().state().words(),
                        item.isOverdue(today),
                        item.progress().note()),
                new Response.Ties(item.ties().ticket(), gate(item)));
    }

    private static String gate(ActionItem item) {
        return item.ties()
                .gate()
                .map(gate ->
                        "%s passes %s"
                                .formatted(
                                        gate.check(),
                                        gate.runs() == 1
                                                ? "once"
                                                : gate.runs() + " times in a row"))
                .orElse("");
    }

    private Response.Duty duty(ReviewCase.Clock clock) {
        return new Response.Duty(
                clock.due().label().title(),
                clock.due().label().why(),
                clock.due().due(),
                clock.done().map(this::done));
    }

    private Response.Done done(Content.Tick tick) {
        return new Response.Done(tick.at(), names.person(tick.by()));
    }

    private Response.Meeting meeting(Content.Meeting meeting) {
        var steps = new ArrayList<Response.Step>();
        for (var plan : List.of(MeetingPlan.PREPARATION, MeetingPlan.FOLLOW_UP)) {
            for (var step : plan) {
                meeting.ticks().stream()
                        .filter(tick -> tick.step().equals(step.id()))
                        .findFirst()
                        .ifPresent(tick -> steps.add(new Response.Step(step.text(), done(tick))));
            }
        }
        var agenda = new ArrayList<Response.Item>();
        for (var item : MeetingPlan.AGENDA) {
            meeting.spent().stream()
                    .filter(spent -> spent.item().equals(item.id()))
                    .findFirst()
                    .ifPresent(spent ->
                            agenda.add(
                                    new Response.Item(
                                            item.title(),
                                            item.length().toSeconds(),
                                            spent(spent))));
        }
        return new Response.Meeting(steps, agenda);
    }

    private long spent(Content.Spent spent) {
        var running =
                spent.since()
                        .map(since -> Duration.between(since, material.matter().now()).toSeconds());
        return spent.seconds() + Math.max(0, running.orElse(0L));
    }

    // Standing

    private Document.Standing standing() {
        boolean draft = seen.stage() != ReviewCase.Stage.FINISHED;
        var missing = new ArrayList<String>();
        switch (seen.stage()) {
            case AHEAD -> missing.add("the incident is not resolved yet");
            case REOPENED -> missing.add("the incident was opened again");
            case OPEN -> missing.add("nobody has signed it off");
            case FINISHED, NONE -> {}
        }
        missing.addAll(seen.gaps());
        var signed =
                draft
                        ? Optional.<Document.SignedOff>empty()
                        : material.matter().log().reversed().stream()
                                .flatMap(each ->
                                        each.event() instanceof Event.Reviewed(var note)
                                                ? Optional.of(signed(each, note)).stream()
                                                : java.util.stream.Stream.empty())
                                .findFirst();
        return new Document.Standing(
                draft, seen.stage().words(), missing, authors(seen.review()), signed);
    }

    private Document.SignedOff signed(Logged logged, String note) {
        return new Document.SignedOff(logged.at(), names.who(logged.actor()), note);
    }

    private List<String> authors(Review review) {
        var authors = new LinkedHashSet<String>();
        review.sections()
                .values()
                .forEach(kept -> kept.by().ifPresent(by -> authors.add(names.person(by.author()))));
        return authors.stream().sorted().toList();
    }
}
