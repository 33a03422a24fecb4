package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.oncall.CoverSpan;

/** How a row of the holiday table is written. */
final class CoverShape {
    enum Reach {
        WEEK,
        LONG_WEEKEND
    }

    enum Rotating {
        DAILY
    }

    /**
     * A row that still waits for the rest of its schedule.
     *
     * @param handoff the schedule's own when empty
     */
    record Entry(Row row, When when, Who who, Optional<LocalTime> handoff, Place at) {
        CoverSpan span(LocalTime usual) {
            return when.at(handoff.orElse(usual));
        }
    }

    /**
     * @param beats titles of rows that it counts above
     */
    record Row(String title, String note, boolean major, List<String> beats) {}

    record Who(
            Optional<String> primary, Optional<String> secondary, boolean all, Turns turns) {}

    /**
     * @param people all of the schedule when empty
     */
    record Turns(boolean daily, List<String> people) {}

    @FunctionalInterface
    interface When {
        CoverSpan at(LocalTime handoff);
    }

    private sealed interface Start {
        record Holiday(String name) implements Start {}

        record Day(MonthDay day) implements Start {}
    }

    private static final String ALL = "all";
    private static final int LEAP_YEAR = 2024;

    private static final Shape.Key<String> TITLE =
            required("title", Scalars.TEXT, "What the row is called");
    private static final Shape.Key<Start> HOLIDAY =
            optional(
                    "holiday",
                    Scalars.ID.map(Start.Holiday::new),
                    "The holiday's name, such as thanksgiving");
    private static final Shape.Key<Start> FROM =
            optional(
                    "from",
                    Dates.MONTH_DAY.map(Start.Day::new),
                    "Its first day each year, such as \"12-23\"");
    private static final Shape.Choice<Start> WHEN =
            new Shape.Choice<>("when it is", List.of(HOLIDAY, FROM));
    private static final Shape.Key<Reach> SPAN =
            optional(
                    "span",
                    Scalars.word(Reach.values()),
                    "How much around the holiday: its week, or the long weekend with it");
    private static final Shape.Key<MonthDay> TO =
            optional("to", Dates.MONTH_DAY, "The day at whose 00:00 it is over");
    private static final Shape.Key<Rotating> ROTATING =
            optional("rotating", Scalars.word(Rotating.values()), "A new primary each day");
    private static final Shape.Key<List<String>> PEOPLE =
            optional(
                    "people",
                    Structures.someOf(Scalars.reference(Declared.Kind.PERSON)),
                    "Who takes turns in a rotating row; everybody of the schedule when not said");
    private static final Shape.Key<LocalTime> AT =
            optional(
                    "at",
                    Scalars.TIME,
                    "When it is handed over; as the schedule's first layer when not said");
    private static final Shape.Key<String> PRIMARY =
            optional("primary", Scalars.reference(Declared.Kind.PERSON), "Who covers it");
    private static final Shape.Key<String> SECONDARY =
            optional(
                    "secondary",
                    Scalars.ID.judged(CoverShape::personOrAll),
                    "Who stands by; all for everybody else in a rotating row");
    private static final Shape.Key<String> NOTE =
            optional("note", Scalars.WORDS, "What the document says beside it");
    private static final Shape.Key<Boolean> MAJOR =
            optional(
                    "major", Scalars.FLAG, "Whether it counts towards the limit of major holidays");
    private static final Shape.Key<List<String>> BEATS =
            optional(
                    "beats",
                    Structures.oneOrMore(Scalars.TEXT),
                    "Titles of rows that give way to it where both hold");

    static final Decoder<Entry> COVER =
            new Shape<>(
                    List.of(
                            TITLE, WHEN, SPAN, TO, PRIMARY, SECONDARY, ROTATING, PEOPLE, AT, NOTE,
                            MAJOR, BEATS),
                    CoverShape::build);

    private CoverShape() {}

    private static Optional<String> personOrAll(String name, Node node, Context context) {
        return name.equals(ALL)
                ? Optional.of(name)
                : Scalars.reference(Declared.Kind.PERSON).decode(node, context);
    }

    private static Entry build(Fields fields) {
        boolean holiday = fields.mentions(HOLIDAY);
        tellMissing(fields, holiday, SPAN);
        tellMissing(fields, !holiday, TO);
        boolean daily = fields.mentions(ROTATING);
        tellMissing(fields, !daily, PRIMARY);
        if (!daily && fields.mentions(PEOPLE)) {
            fields.error(PEOPLE, "only a rotating row has people; write primary and secondary");
        }
        boolean all = fields.find(SECONDARY).filter(ALL::equals).isPresent();
        if (all && !daily) {
            fields.error(SECONDARY, "only in a rotating row do all others stand by; name one");
        }
        if (daily && fields.mentions(SECONDARY) && !all) {
            fields.error(SECONDARY, "in a rotating row all others stand by, or nobody; write all");
        }
        return new Entry(
                new Row(
                        fields.get(TITLE),
                        fields.find(NOTE).orElse(""),
                        fields.find(MAJOR).orElse(false),
                        fields.find(BEATS).orElse(List.of())),
                handoff -> span(fields, handoff),
                new Who(
                        fields.find(PRIMARY),
                        fields.find(SECONDARY).filter(name -> !name.equals(ALL)),
                        all,
                        new Turns(daily, fields.find(PEOPLE).orElse(List.of()))),
                fields.find(AT),
                fields.place(TITLE));
    }

    /** Says when a key is missing that belongs there, or there although it does not. */
    private static void tellMissing(Fields fields, boolean belongs, Shape.Key<?> key) {
        if (belongs && !fields.mentions(key)) {
            fields.error("the key \"%s\" is missing: %s".formatted(key.name(), key.doc()));
        }
        if (!belongs && fields.mentions(key)) {
            fields.error(key, "\"%s\" does not belong here; leave it out".formatted(key.name()));
        }
    }

    private static CoverSpan span(Fields fields, LocalTime handoff) {
        return switch (fields.chosen(WHEN)) {
            case Start.Holiday(var name) ->
                    switch (fields.find(SPAN).orElse(Reach.WEEK)) {
                        case WEEK -> new CoverSpan.WeekOf(name, handoff);
                        case LONG_WEEKEND -> new CoverSpan.LongWeekend(name, handoff);
                    };
            case Start.Day(var first) ->
                    new CoverSpan.Dates(first, before(fields.find(TO).orElse(first)));
        };
    }

    /** The day before, in a year with a 29 February. */
    private static MonthDay before(MonthDay day) {
        return MonthDay.from(day.atYear(LEAP_YEAR).minusDays(1));
    }
}
