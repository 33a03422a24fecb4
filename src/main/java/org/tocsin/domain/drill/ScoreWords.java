package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.drill.ScoreDocument.Figure;
import org.tocsin.domain.drill.ScoreDocument.Mark;
import org.tocsin.domain.drill.ScoreDocument.Row;
import org.tocsin.domain.drill.ScoreDocument.Table;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.Work;

/** Puts a score sheet into words. */
public final class ScoreWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final ScoreSheet sheet;
    private final Names names;
    private final ZoneId zone;

    private ScoreWords(ScoreSheet sheet, Names names, ZoneId zone) {
        this.sheet = sheet;
        this.names = names;
        this.zone = zone;
    }

    public static ScoreDocument document(ScoreSheet sheet, Names names, ZoneId zone) {
        return new ScoreWords(sheet, names, zone).document();
    }

    private ScoreDocument document() {
        var tables = new ArrayList<Table>();
        boolean several = sheet.responses().size() > 1;
        for (var response : sheet.responses()) {
            var id = response.incident().id();
            String of = several ? "#%d ".formatted(id.number()) : "";
            boolean own = response.equals(sheet.responses().getFirst());
            Stream.of(
                            clocks(of, response),
                            steps(of, response),
                            roles(of, response),
                            updates(of, response),
                            escalations(of, response))
                    .filter(table -> own || !table.rows().isEmpty())
                    .forEach(tables::add);
        }
        tables.add(Math.min(1, tables.size()), injects());
        return new ScoreDocument(
                "Drill: " + sheet.heading().scenario().title(), lines(), figures(), tables);
    }

    private List<String> lines() {
        var heading = sheet.heading();
        var lines = new ArrayList<String>();
        if (!heading.scenario().purpose().isEmpty()) {
            lines.add(heading.scenario().purpose());
        }
        lines.add(
                "Played from %s to %s %s (%s on the drill's clock%s)"
                        .formatted(
                                DAY.withZone(zone).format(heading.from()),
                                DAY.withZone(zone).format(heading.to()),
                                zone.getId(),
                                span(Duration.between(heading.from(), heading.to())),
                                heading.paused().toSeconds() == 0
                                        ? ""
                                        : ", paused for %s of ours"
                                                .formatted(span(heading.paused()))));
        if (!heading.people().isEmpty()) {
            lines.add(
                    "Who took part: "
                            + heading.people().stream()
                                    .map(names::person)
                                    .collect(Collectors.joining(", ")));
        }
        for (var response : sheet.responses()) {
            var incident = response.incident();
            lines.add(
                    "#%d %s: %s, %s"
                            .formatted(
                                    incident.id().number(),
                                    incident.severity(),
                                    incident.subject().title(),
                                    Names.state(incident.state()).toLowerCase(Locale.ENGLISH)));
        }
        return lines;
    }

    private List<Figure> figures() {
        int reminders = sheet.reminders();
        return List.of(
                figure(
                        "Clocks kept",
                        sheet.clocks(),
                        "milestones met in time, of those met or missed"),
                figure(
                        "Steps settled",
                        sheet.steps(),
                        "steps done or waived with a reason, of all"),
                figure("Roles taken", sheet.roles(), "roles that somebody took, of all"),
                figure(
                        "Answered as hoped",
                        sheet.answers(),
                        "things that happened and were answered as the scenario hopes, of those it"
                                + " hopes something of"),
                new Figure(
                        "Reminders",
                        Integer.toString(reminders),
                        "how often an owed update had to be asked for",
                        reminders == 0 ? Mark.KEPT : Mark.HALF));
    }

    private static Figure figure(String title, ScoreSheet.Share share, String meaning) {
        var mark =
                share.of() == 0
                        ? Mark.NEUTRAL
                        : share.kept() == share.of()
                                ? Mark.KEPT
                                : share.kept() == 0 ? Mark.MISSED : Mark.HALF;
        return new Figure(title, "%d of %d".formatted(share.kept(), share.of()), meaning, mark);
    }

    // Tables

    private Table clocks(String of, ScoreSheet.Response response) {
        return new Table(
                of + "Clocks",
                List.of("Clock", "Target", "Due", "Result"),
                response.clocks().stream()
                        .map(line ->
                                row(
                                        switch (line.result()) {
                                            case ScoreSheet.InTime _ -> Mark.KEPT;
                                            case ScoreSheet.Late _ -> Mark.HALF;
                                            case ScoreSheet.Missed() -> Mark.MISSED;
                                            case ScoreSheet.NotDue() -> Mark.NEUTRAL;
                                        },
                                        line.title(),
                                        line.target(),
                                        line.due().map(this::at).orElse("never began"),
                                        result(line)))
                        .toList(),
                "No rule sets a time.");
    }

    private String result(ScoreSheet.ClockLine line) {
        return switch (line.result()) {
            case ScoreSheet.InTime(var at, var by) -> "Met at %s%s".formatted(at(at), by(by));
            case ScoreSheet.Late(var at, var by) ->
                    "Late by %s, at %s%s"
                            .formatted(
                                    line.due()
                                            .map(due -> span(Duration.between(due, at).abs()))
                                            .orElse("some"),
                                    at(at),
                                    by(by));
            case ScoreSheet.Missed() -> "Missed";
            case ScoreSheet.NotDue() -> "Not due before the end";
        };
    }

    private String by(String person) {
        return person.isEmpty() ? "" : " by " + names.person(person);
    }

    private Table steps(String of, ScoreSheet.Response response) {
        return new Table(
                of + "Checklists",
                List.of("Procedure", "Step", "Result"),
                response.steps().stream()
                        .map(line ->
                                row(
                                        line.isDone()
                                                ? Mark.KEPT
                                                : line.isWaived() ? Mark.HALF : Mark.MISSED,
                                        line.phase().isEmpty()
                                                ? line.procedure()
                                                : line.procedure() + ", " + line.phase(),
                                        line.text(),
                                        line.signed().map(this::signed).orElse("Left out")))
                        .toList(),
                "No checklist is for this incident.");
    }

    private String signed(Work.Signed signed) {
        return signed.mark() == Event.Mark.WAIVED
                ? "Waived at %s%s: %s".formatted(at(signed.at()), by(signed.by()), signed.reason())
                : "Done at %s%s".formatted(at(signed.at()), by(signed.by()));
    }

    private Table roles(String of, ScoreSheet.Response response) {
        return new Table(
                of + "Roles",
                List.of("Role", "Who"),
                response.roles().stream()
                        .map(line ->
                                row(
                                        line.filled().isPresent() ? Mark.KEPT : Mark.MISSED,
                                        Names.part(line.part()),
                                        line.filled()
                                                .map(filled ->
                                                        "%s, from %s"
                                                                .formatted(
                                                                        names.person(
                                                                                filled.person()),
                                                                        at(filled.at())))
                                                .orElse("Nobody")))
                        .toList(),
                "There are no roles.");
    }

    private Table updates(String of, ScoreSheet.Response response) {
        var rows = new ArrayList<Row>();
        for (var line : response.told().updates()) {
            rows.add(
                    row(
                            Mark.KEPT,
                            at(line.at()),
                            "%s to %s"
                                    .formatted(
                                            names.person(line.by()),
                                            line.audience().isEmpty()
                                                    ? "everybody"
                                                    : line.audience())));
        }
        for (var owed : response.told().owed()) {
            rows.add(
                    row(
                            owed.reminded() == 0 ? Mark.KEPT : Mark.HALF,
                            "every " + owed.every(),
                            owed.title()
                                    + (owed.reminded() == 0
                                            ? ": never had to be asked for"
                                            : ": asked for "
                                                    + (owed.reminded() == 1
                                                            ? "once"
                                                            : owed.reminded() + " times"))));
        }
        return new Table(
                of + "Updates", List.of("When", "What"), rows, "Nobody was told anything.");
    }

    private Table escalations(String of, ScoreSheet.Response response) {
        return new Table(
                of + "Escalations",
                List.of("When", "What", "Told", "Why"),
                response.told().escalations().stream()
                        .map(line ->
                                row(
                                        Mark.NEUTRAL,
                                        at(line.at()),
                                        line.title()
                                                + line.by()
                                                        .map(by -> ", by " + names.person(by))
                                                        .orElse(""),
                                        names.told(line.told()),
                                        names.reason(line.why())))
                        .toList(),
                "It was never escalated.");
    }

    private Table injects() {
        return new Table(
                "What happened",
                List.of("When", "What", "Hoped for", "What came of it"),
                sheet.injects().stream()
                        .map(line ->
                                row(
                                        mark(line),
                                        line.at()
                                                .map(this::at)
                                                .orElse("+" + span(line.inject().after())),
                                        what(line.inject().what()),
                                        hope(line.inject().hope()),
                                        answer(line)))
                        .toList(),
                "Nothing happened beside the incident itself.");
    }

    private static Mark mark(ScoreSheet.Answered line) {
        return !line.isScored()
                ? Mark.NEUTRAL
                : line.reaction().isPresent() ? Mark.KEPT : Mark.MISSED;
    }

    private String answer(ScoreSheet.Answered line) {
        if (line.at().isEmpty()) {
            return "The drill ended before";
        }
        if (!line.isScored()) {
            return "";
        }
        return line.reaction()
                .map(reacted ->
                        "%s at %s%s"
                                .formatted(
                                        Names.words(reacted.what().name().toLowerCase(Locale.ROOT)),
                                        at(reacted.at()),
                                        by(reacted.by())))
                .orElse("Nothing of the kind in time");
    }

    private static String hope(Inject.Hope hope) {
        return hope.words() + hope.within().map(span -> " (within " + span(span) + ")").orElse("");
    }

    /** Something that happens in a drill, in words. */
    public static String what(Inject.What what) {
        return switch (what) {
            case Inject.Fails(var check, var message, _) ->
                    "Check %s fails: %s".formatted(check, message);
            case Inject.Recovers(var check) -> "Check %s has a good run".formatted(check);
            case Inject.Said(var from, var text) -> from + ": " + text;
            case Inject.Known(var text, _) -> "It becomes known: " + text;
            case Inject.Breaks(var source, _, var message) ->
                    "Source %s cannot be asked: %s".formatted(source, message);
        };
    }

    private static Row row(Mark mark, String... cells) {
        return new Row(mark, List.of(cells));
    }

    private String at(Instant at) {
        return "%s (+%s)"
                .formatted(
                        TIME.withZone(zone).format(at),
                        span(Duration.between(sheet.heading().from(), at)));
    }

    private static String span(Duration length) {
        var whole = Duration.ofSeconds(Math.max(0, length.toSeconds()));
        return whole.isZero() ? "0m" : new Span.Wall(whole).toString();
    }
}
