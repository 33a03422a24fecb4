package org.tocsin.domain.review.document;

import static org.tocsin.domain.review.document.Block.Cell;
import static org.tocsin.domain.review.document.Block.Column;
import static org.tocsin.domain.review.document.Block.Tone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.review.Section;

/** Lays out how it was responded to, and what is to be done. */
final class ResponseLayout {
    private final Document document;
    private final Moments moments;
    private final List<Block> blocks = new ArrayList<>();

    ResponseLayout(Document document) {
        this.document = document;
        moments = new Moments(document.colophon().zoneId());
    }

    List<Block> blocks() {
        response();
        meeting();
        return blocks;
    }

    private void response() {
        var clocks = document.response().clocks();
        var said = document.story().text(Section.EFFECTIVENESS.id());
        if (!clocks.isEmpty() || said.isPresent()) {
            heading(Section.EFFECTIVENESS.title());
            said.ifPresent(text -> blocks.add(new Block.Prose(text)));
        }
        table(
                List.of(
                        new Column("Clock", 40),
                        new Column("Due", 22),
                        new Column("Done", 22),
                        new Column("Result", 16)),
                clocks.stream().map(this::clock).toList());
        actions();
        document.story()
                .text(Section.PROCESS_UPDATES.id())
                .ifPresent(text -> {
                    heading(Section.PROCESS_UPDATES.title());
                    blocks.add(new Block.Prose(text));
                });
        duties();
    }

    private List<Cell> clock(Response.Clock clock) {
        var title =
                clock.life() == 0
                        ? clock.title()
                        : "%s (after reopening %d)".formatted(clock.title(), clock.life());
        var timing = clock.timing();
        return List.of(
                Cell.of(title, clock.why()),
                Cell.of(timing.target().map(moments::at).orElse("–")),
                Cell.of(timing.actual().map(moments::at).orElse("–")),
                new Cell(
                        clock.outcome(),
                        beside(clock),
                        switch (clock.outcome()) {
                            case "met" -> Tone.GOOD;
                            case "late", "missed" -> Tone.BAD;
                            default -> Tone.PLAIN;
                        }));
    }

    private static String beside(Response.Clock clock) {
        var timing = clock.timing();
        if (timing.target().isPresent() && timing.actual().isPresent()) {
            long over = seconds(timing.target().get(), timing.actual().get());
            if (over > 0) {
                return "by " + Layout.length(over);
            }
        }
        return timing.missed() > 1 ? Layout.times(timing.missed()) : "";
    }

    private static long seconds(Instant from, Instant until) {
        return Duration.between(from, until).toSeconds();
    }

    private void actions() {
        var actions = document.response().actions();
        if (actions.isEmpty()) {
            return;
        }
        heading("Action items");
        table(
                List.of(
                        new Column("Action", 46),
                        new Column("Owner", 18),
                        new Column("Deadline", 18),
                        new Column("State", 18)),
                actions.stream().map(ResponseLayout::action).toList());
    }

    private static List<Cell> action(Response.Action action) {
        var purpose = action.purpose();
        var notes = new ArrayList<String>();
        notes.add(
                "%s, %s, %s priority".formatted(action.name(), purpose.kind(), purpose.priority()));
        add(notes, "Succeeds when: ", purpose.criteria());
        add(notes, "Done when: ", action.ties().check());
        add(notes, "Ticket: ", action.ties().ticket());
        var promise = action.promise();
        return List.of(
                Cell.of(purpose.title(), String.join("\n", notes)),
                Cell.of(promise.owner().isBlank() ? "nobody" : promise.owner()),
                Cell.of(
                        promise.deadline().map(Object::toString).orElse("none"),
                        promise.followUp().map(day -> "looked at again " + day).orElse("")),
                new Cell(
                        action.progress().overdue() ? "overdue" : action.progress().state(),
                        action.progress().note(),
                        action.progress().overdue() ? Tone.BAD : Tone.PLAIN));
    }

    private static void add(List<String> notes, String lead, String text) {
        if (!text.isBlank()) {
            notes.add(lead + text);
        }
    }

    private void duties() {
        var duties = document.response().duties();
        if (duties.isEmpty()) {
            return;
        }
        heading("Due after the resolution");
        table(
                List.of(new Column("What", 46), new Column("Due", 27), new Column("Done", 27)),
                duties.stream()
                        .map(each ->
                                List.of(
                                        Cell.of(each.title(), each.why()),
                                        Cell.of(moments.at(each.due())),
                                        each.done()
                                                .map(done ->
                                                        Cell.of(moments.at(done.at()), done.by()))
                                                .orElse(Cell.of("not yet"))))
                        .toList());
    }

    private void meeting() {
        var meeting = document.response().meeting();
        var notes = document.story().text(Section.MEETING_NOTES.id());
        if (meeting.steps().isEmpty() && meeting.agenda().isEmpty() && notes.isEmpty()) {
            return;
        }
        heading("Post-mortem meeting");
        notes.ifPresent(text -> blocks.add(new Block.Prose(text)));
        table(
                List.of(
                        new Column("Agenda", 60),
                        new Column("Planned", 20),
                        new Column("Took", 20)),
                meeting.agenda().stream()
                        .map(each ->
                                List.of(
                                        Cell.of(each.title()),
                                        Cell.of(Layout.length(each.plannedSeconds())),
                                        Cell.of(Layout.length(each.spentSeconds()))))
                        .toList());
        table(
                List.of(new Column("Prepared and followed up", 60), new Column("Done", 40)),
                meeting.steps().stream()
                        .map(each ->
                                List.of(
                                        Cell.of(each.text()),
                                        Cell.of(moments.at(each.done().at()), each.done().by())))
                        .toList());
    }

    private void heading(String text) {
        blocks.add(new Block.Heading(2, text));
    }

    private void table(List<Column> columns, List<List<Cell>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(columns, rows));
        }
    }
}
