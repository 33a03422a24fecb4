package org.tocsin.domain.incident;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what happened, as a sentence that begins with who did it. */
public final class EventWords {
    /**
     * @param said goes on from the name of who did it: {@code acknowledged}
     * @param body what was written, or why; may be empty
     */
    public record Said(Tone tone, String said, String body) {}

    /** What kind of thing it is, for its icon. */
    public enum Tone {
        BEGINNING,
        FAILURE,
        GOOD,
        CHANGE,
        NOTE,
        DECISION,
        UPDATE,
        LINK,
        TOLD,
        MISSED,
        SPARED,
        END
    }

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss z", Locale.ENGLISH);

    private final Names names;
    private final ZoneId zone;

    public EventWords(Names names, ZoneId zone) {
        this.names = names;
        this.zone = zone;
    }

    public Said of(Event event) {
        return switch (event) {
            case Event.Opened opened -> opened(opened.subject());
            case Event.Joined(var failure) ->
                    said(
                            Tone.FAILURE,
                            "saw check %s fail".formatted(failure.check()),
                            failure.message());
            case Event.Recovered(var check, _) ->
                    said(Tone.GOOD, "saw a good run of check " + check);
            case Event.Acknowledged() -> said(Tone.GOOD, "acknowledged");
            case Event.Moved(var to) -> said(Tone.CHANGE, "moved it to " + Names.state(to));
            case Event.SeverityChanged(var to, var reason) ->
                    said(Tone.CHANGE, "changed the severity to " + to, reason);
            case Event.Reclassified(var category, var sub) ->
                    said(Tone.CHANGE, "filed it under " + kind(category, sub));
            case Event.Retitled(var title) -> said(Tone.CHANGE, "changed the title", title);
            case Event.StartedAt(var at) ->
                    said(Tone.CHANGE, "said that it began at " + EXACT.withZone(zone).format(at));
            case Event.Assigned(var part, var person) ->
                    said(
                            Tone.CHANGE,
                            "made %s %s"
                                    .formatted(
                                            names.person(person),
                                            Names.part(part).toLowerCase(java.util.Locale.ROOT)));
            case Event.Wrote(var kind, var text) -> wrote(kind, text);
            case Event.Updated(var text, var audience) ->
                    said(
                            Tone.UPDATE,
                            "posted an update to " + (audience.isEmpty() ? "everybody" : audience),
                            text);
            case Event.Messaged messaged -> messaged(messaged);
            case Event.Pinned(var version, var on) ->
                    said(Tone.CHANGE, (on ? "pinned" : "unpinned") + " entry " + version);
            case Event.ImpactDeclared(var impact) ->
                    said(Tone.CHANGE, "declared the impact", impact(impact));
            case Event.RootCauseFound(var text) ->
                    said(Tone.DECISION, "recorded the root cause", text);
            case Event.MilestoneMet(var milestone, var late, var how) ->
                    said(
                            Tone.GOOD,
                            "met %s%s".formatted(Names.words(milestone), late ? ", late" : ""),
                            Names.words(how));
            case Event.Ticked(var procedure, var step, var mark, var reason) ->
                    ticked(names.step(procedure, step), mark, reason);
            case Event.Approved(var note) -> said(Tone.GOOD, "approved the corrected data", note);
            case Event.Escalated(var reason, var act) ->
                    said(Tone.TOLD, "escalated" + level(act) + to(act), names.reason(reason));
            case Event.Acted(var act) -> acted(act);
            case Event.Spared(var act, var why) ->
                    said(Tone.SPARED, "let it be: " + act.outcome().title(), why);
            case Event.Resolved(var summary) -> said(Tone.END, "resolved it", summary);
            case Event.Reopened(var reason) -> said(Tone.BEGINNING, "opened it again", reason);
            case Event.Dismissed(var reason) ->
                    said(Tone.END, "dismissed it as no incident", reason);
            case Event.Reviewed(var note) -> said(Tone.END, "reviewed it", note);
            case Event.Closed() -> said(Tone.END, "closed it");
            case Event.MergedInto(var other) ->
                    said(Tone.END, "merged it into " + names.numbers().apply(other));
            case Event.Absorbed(var other) ->
                    said(Tone.LINK, "took %s in".formatted(names.numbers().apply(other)));
            case Event.Related(var other, var why) ->
                    said(Tone.LINK, "linked it to " + names.numbers().apply(other), why);
            case Event.BridgeOpened(var link) -> said(Tone.LINK, "opened the war room", link);
            case Event.RemedyTried(var remedy, _, var what, var dry) ->
                    said(
                            Tone.CHANGE,
                            (dry ? "would try remedy " : "tries remedy ") + remedy,
                            dry ? what + "\nA dry run: nothing was done." : what);
            case Event.RemedyEnded(var remedy, var how, var words) -> remedied(remedy, how, words);
            case Event.RemedyLeft(var remedy, var why) ->
                    said(Tone.SPARED, "did not try remedy " + remedy, why);
            case Event.Replanned(_, var changes) ->
                    said(
                            Tone.CHANGE,
                            "took the playbook's present rules",
                            String.join("\n", changes));
        };
    }

    private static Said remedied(String remedy, Event.Remedied how, String words) {
        return switch (how) {
            case DONE -> said(Tone.GOOD, "did remedy " + remedy, words);
            case FAILED -> said(Tone.FAILURE, "saw remedy %s fail".formatted(remedy), words);
            case UNKNOWN ->
                    said(Tone.FAILURE, "does not know what became of remedy " + remedy, words);
        };
    }

    private static Said opened(Subject subject) {
        return switch (subject.origin()) {
            case Subject.Breach(var first, _) ->
                    said(
                            Tone.BEGINNING,
                            "opened it: check %s failed".formatted(first.check()),
                            first.message());
            case Subject.BrokenSource(var source, var first) ->
                    said(
                            Tone.BEGINNING,
                            "opened it: source %s cannot be read".formatted(source),
                            first.message());
            case Subject.Report(var reporter, var words, _, _) ->
                    said(Tone.BEGINNING, "opened it on a report by " + reporter, words);
        };
    }

    private Said messaged(Event.Messaged messaged) {
        var words = messaged.words();
        return said(
                messaged.update() ? Tone.UPDATE : Tone.TOLD,
                "wrote to " + names.told(messaged.told()),
                words.subject().isEmpty() ? words.text() : words.subject() + "\n\n" + words.text());
    }

    private static Said wrote(Event.Entry kind, String text) {
        return switch (kind) {
            case NOTE -> said(Tone.NOTE, "noted", text);
            case DECISION -> said(Tone.DECISION, "decided", text);
            case LINK -> said(Tone.LINK, "added a link", text);
            case FINDING -> said(Tone.NOTE, "found", text);
        };
    }

    private static Said ticked(String step, Event.Mark mark, String reason) {
        return switch (mark) {
            case DONE -> said(Tone.GOOD, "ticked a step", step);
            case WAIVED -> said(Tone.CHANGE, "waived a step", step + "\nBecause: " + reason);
            case CLEARED -> said(Tone.CHANGE, "took a tick back", step);
        };
    }

    private Said acted(Act act) {
        String title = act.outcome().title();
        return switch (act.kind()) {
            case LAPSED -> said(Tone.MISSED, "let the acknowledgement lapse", act.why());
            case MISSED ->
                    said(
                            Tone.MISSED,
                            "saw %s missed%s%s".formatted(title, to(act), turned(act)),
                            act.why());
            case ESCALATED ->
                    said(Tone.TOLD, "escalated: " + title + level(act) + to(act), act.why());
            case RUNG -> said(Tone.TOLD, "escalated: " + title + level(act) + to(act), act.why());
            case NOTICE -> said(Tone.TOLD, "sent a notice: " + title + to(act), act.why());
            case DUTY -> said(Tone.TOLD, "reminded: " + title + to(act), act.why());
            case REVIEW -> said(Tone.TOLD, "reminded: %s is due".formatted(title), act.why());
        };
    }

    private static String level(Act act) {
        return act.outcome().effect().level().map(level -> " to " + level).orElse("");
    }

    private static String turned(Act act) {
        return act.outcome()
                .effect()
                .severity()
                .map(severity -> ", raised to " + severity)
                .orElse("");
    }

    private String to(Act act) {
        var told = act.outcome().told();
        return told.isEmpty() ? "" : ", told " + names.told(told);
    }

    public static String kind(String category, String sub) {
        if (category.isEmpty()) {
            return "no category";
        }
        return Names.words(category) + (sub.isEmpty() ? "" : " / " + Names.words(sub));
    }

    public static String impact(Impact impact) {
        var parts = new ArrayList<String>();
        impact.users().ifPresent(users -> parts.add("%,d users".formatted(users)));
        impact.revenuePerHour()
                .ifPresent(loss ->
                        parts.add("%,.0f of revenue per hour".formatted(loss.doubleValue())));
        if (!impact.touched().isEmpty()) {
            parts.add(
                    impact.touched().stream()
                            .sorted()
                            .map(Names::aspect)
                            .collect(Collectors.joining(", ")));
        }
        list(parts, "teams", impact.concerned().teams());
        list(parts, "metrics", impact.concerned().metrics());
        list(parts, "decisions pending", impact.concerned().decisions());
        return parts.isEmpty() ? "None known" : String.join("; ", parts);
    }

    private static void list(ArrayList<String> parts, String what, java.util.List<String> names) {
        if (!names.isEmpty()) {
            parts.add(what + ": " + String.join(", ", names));
        }
    }

    private static Said said(Tone tone, String said) {
        return new Said(tone, said, "");
    }

    private static Said said(Tone tone, String said, String body) {
        return new Said(tone, said, body);
    }
}
