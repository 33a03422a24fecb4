package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.MaintenanceWindow;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.response.Recipients;

/** How planned maintenance is written: again and again by an interval, or once. */
final class MaintenanceShape {
    /** A window that still waits for what its intervals stand for. */
    record Entry(Function<TimeContext, PlannedWindow> window, Place at) {}

    private sealed interface When {
        record By(String interval) implements When {}

        record From(Function<ZoneId, Instant> start) implements When {}
    }

    private static final Shape.Key<String> ID = required("id", Scalars.ID, "The window's name");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<When> INTERVAL =
            optional(
                    "interval",
                    Scalars.reference(Declared.Kind.INTERVAL).map(When.By::new),
                    "The interval that it follows");
    private static final Shape.Key<When> FROM =
            optional("from", Dates.MOMENT.map(When.From::new), "When it starts, if once");
    private static final Shape.Choice<When> WHEN =
            new Shape.Choice<>("when it is", List.of(INTERVAL, FROM));
    private static final Shape.Key<Function<ZoneId, Instant>> TO =
            optional("to", Dates.MOMENT, "When it ends, if once");
    private static final Shape.Key<Function<ZoneId, Instant>> ANNOUNCED =
            optional("announced", Dates.MOMENT, "When it was announced, if once");
    private static final Shape.Key<Duration> AHEAD =
            optional(
                    "announce-ahead",
                    Scalars.DURATION,
                    "How long before it has to be announced, if once");
    private static final Shape.Key<List<String>> FREEZE =
            optional(
                    "freeze",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.INTERVAL)),
                    "Intervals in which there must be no maintenance, if once");

    private static final Shape.Key<Duration> BEFORE =
            required(
                    "before",
                    Scalars.SPAN.judged(MaintenanceShape::wall),
                    "How long before the window starts");
    private static final Shape.Key<Recipients> WHOM =
            required("to", RecipientsShape.RECIPIENTS, "Who is told");
    private static final Shape.Key<List<PlannedWindow.Announcement>> ANNOUNCE =
            optional(
                    "announce",
                    Structures.list(
                            new Shape<>(
                                    List.of(BEFORE, WHOM),
                                    fields ->
                                            new PlannedWindow.Announcement(
                                                    fields.get(BEFORE), fields.get(WHOM)))),
                    "Who is told beforehand");

    static final Decoder<Entry> WINDOW =
            new Shape<>(
                    List.of(ID, TITLE, WHEN, TO, ANNOUNCED, AHEAD, FREEZE, ANNOUNCE),
                    MaintenanceShape::build);

    private MaintenanceShape() {}

    private static Optional<Duration> wall(
            Span span,
            Node node,
            Context context) {
        if (span instanceof Span.Wall(var length)) {
            return Optional.of(length);
        }
        context.error(node, "maintenance is announced so much wall time ahead, such as 48h");
        return Optional.empty();
    }

    private static Entry build(Fields fields) {
        boolean once = fields.mentions(FROM);
        if (once && !fields.mentions(TO)) {
            fields.error("the key \"to\" is missing: " + TO.doc());
        }
        for (var key : List.of(TO, ANNOUNCED, AHEAD, FREEZE)) {
            if (!once && fields.mentions(key)) {
                fields.error(
                        key,
                        "a window that follows an interval has no \"%s\"; leave it out"
                                .formatted(key.name()));
            }
        }
        return new Entry(time -> window(fields, time), fields.place(ID));
    }

    private static PlannedWindow window(Fields fields, TimeContext time) {
        String id = fields.get(ID);
        var announcements = fields.find(ANNOUNCE).orElse(List.of());
        var windows =
                switch (fields.chosen(WHEN)) {
                    case When.By(var interval) ->
                            time.intervals().parts(interval).stream()
                                    .<MaintenanceWindow>map(part ->
                                            new MaintenanceWindow.Recurring(
                                                    id, part, reminders(announcements)))
                                    .toList();
                    case When.From(var start) ->
                            once(fields, start.apply(time.zone()), time).stream().toList();
                };
        return new PlannedWindow(id, fields.find(TITLE).orElse(id), windows, announcements);
    }

    private static Optional<MaintenanceWindow> once(Fields fields, Instant from, TimeContext time) {
        var to = fields.find(TO).map(end -> end.apply(time.zone())).orElse(from);
        var when = Stretch.between(from, to);
        if (when.isEmpty()) {
            fields.error(FROM, "the window ends before it starts");
            return Optional.empty();
        }
        var freeze =
                fields.find(FREEZE).orElse(List.of()).stream()
                        .flatMap(interval -> time.intervals().parts(interval).stream())
                        .toList();
        return Optional.of(
                new MaintenanceWindow.Once(
                        fields.get(ID),
                        when.get(),
                        announcement(fields, time.zone()),
                        freeze,
                        reminders(fields.find(ANNOUNCE).orElse(List.of()))));
    }

    /** What nobody dates has been announced in time as far as anybody can tell. */
    private static MaintenanceWindow.Announcement announcement(Fields fields, ZoneId zone) {
        return new MaintenanceWindow.Announcement(
                fields.find(ANNOUNCED).map(at -> at.apply(zone)).orElse(Instant.EPOCH),
                fields.find(AHEAD).orElse(Duration.ZERO));
    }

    private static List<MaintenanceWindow.Reminder> reminders(
            List<PlannedWindow.Announcement> announcements) {
        return announcements.stream()
                .flatMap(each ->
                        (each.to().channels().isEmpty() ? List.of("") : each.to().channels())
                                .stream()
                                        .map(channel ->
                                                new MaintenanceWindow.Reminder(
                                                        each.before(), channel)))
                .toList();
    }
}
