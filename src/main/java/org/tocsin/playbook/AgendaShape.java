package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.calendar.Recurrence;
import org.tocsin.domain.playbook.TeamDuty;

/** How it is written what comes round by the calendar. */
final class AgendaShape {
    private enum BusinessDay {
        FIRST_BUSINESS_DAY(1),
        LAST_BUSINESS_DAY(-1);

        private final int n;

        BusinessDay(int n) {
            this.n = n;
        }
    }

    private static final int MOST_DAYS_BEFORE_CLOSE = 60;

    /** What a recurrence is at a time of day. */
    interface Round extends Function<LocalTime, Recurrence> {}

    private static final Decoder<Integer> DAY_OF_MONTH =
            Scalars.scalar(
                    "a day of the month, 1 to 31 or -31 to -1 from its end, or first-business-day",
                    Map.of("type", "integer", "minimum", -31, "maximum", 31),
                    (node, complain) -> {
                        var value = Numbers.parse(node.getValue());
                        int day = (int) value.orElse(0);
                        if (day == 0 || day != value.orElse(0) || Math.abs(day) > 31) {
                            complain.accept("");
                            return Optional.empty();
                        }
                        return Optional.of(day);
                    });

    static final Shape.Key<String> ID = required("id", Scalars.ID, "The duty's name");
    static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<Round> DAILY =
            optional(
                    "daily",
                    Scalars.TIME.map(time -> _ -> new Recurrence.Daily(time)),
                    "Each day at this time");
    private static final Shape.Key<Round> WEEKLY =
            optional(
                    "weekly",
                    WorkingTimeShape.DAY.map(day -> at -> new Recurrence.Weekly(day, at)),
                    "Each week on this day");
    private static final Shape.Key<Round> MONTHLY =
            optional(
                    "monthly",
                    monthly(),
                    "Each month on this day, 1 to 31 or -1 for the last, or first-business-day");
    private static final Shape.Key<Round> QUARTERLY =
            optional(
                    "quarterly",
                    Scalars.word(BusinessDay.values())
                            .map(day -> at -> new Recurrence.BusinessDayOfQuarter(day.n, at)),
                    "Each quarter on its first-business-day or last-business-day");
    private static final Shape.Key<Round> BEFORE_CLOSE =
            optional(
                    "before-quarterly-close",
                    Dates.businessDays(1, MOST_DAYS_BEFORE_CLOSE)
                            .map(days -> at -> new Recurrence.BeforeQuarterClose(days, at)),
                    "So many business days before each quarter closes, such as 5bd");
    static final Shape.Choice<Round> ROUND =
            new Shape.Choice<>(
                    "when it comes round",
                    List.of(DAILY, WEEKLY, MONTHLY, QUARTERLY, BEFORE_CLOSE));
    static final Shape.Key<LocalTime> AT =
            optional(
                    "at",
                    Scalars.TIME,
                    "The time of day, by the playbook's zone; the start of work when not said");
    private static final Shape.Key<String> OWNER =
            optional("owner", Scalars.reference(Declared.Kind.ROLE), "The role that does it");

    /** A duty of the team. */
    static final Decoder<Function<TimeContext, TeamDuty>> DUTY =
            new Shape<>(List.of(ID, TITLE, ROUND, AT, OWNER, RuleParts.SOURCE), AgendaShape::duty);

    private AgendaShape() {}

    private static Function<TimeContext, TeamDuty> duty(Fields fields) {
        tellTwice(fields);
        return time ->
                new TeamDuty(
                        fields.get(ID),
                        title(fields),
                        recurrence(fields, time),
                        fields.find(OWNER).orElse(""),
                        RuleParts.source(fields));
    }

    static void tellTwice(Fields fields) {
        if (fields.mentions(DAILY) && fields.mentions(AT)) {
            fields.error(AT, "\"daily\" already says the time; leave it out");
        }
    }

    static String title(Fields fields) {
        return fields.find(TITLE).orElseGet(() -> fields.get(ID));
    }

    static Recurrence recurrence(Fields fields, TimeContext time) {
        return fields.chosen(ROUND).apply(fields.find(AT).orElse(time.start()));
    }

    private static Decoder<Round> monthly() {
        Decoder<Round> day = DAY_OF_MONTH.map(n -> at -> new Recurrence.Monthly(n, at));
        Decoder<Round> businessDay =
                Scalars.word(BusinessDay.values())
                        .map(n -> at -> new Recurrence.BusinessDayOfMonth(n.n, at));
        return new Decoder<>() {
            @Override
            public Optional<Round> decode(Node node, Context context) {
                boolean word =
                        Nodes.text(node).filter(text -> text.endsWith("business-day")).isPresent();
                return (word ? businessDay : day).decode(node, context);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(day.schema(), businessDay.schema()));
            }
        };
    }
}
