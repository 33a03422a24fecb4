package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.tocsin.domain.calendar.BusinessDeadline;
import org.tocsin.domain.calendar.Deadline;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.playbook.PipelineDeadline;

/** How it is written by when a pipeline has to deliver. */
final class DeadlineShape {
    /** A deadline that still waits for its pipeline and its zone. */
    record Entry(
            String id, String title, Function<ZoneId, BusinessDeadline> rule, Span warn, Place at) {
        PipelineDeadline of(String pipeline, ZoneId zone) {
            var by = rule.apply(zone);
            return new PipelineDeadline(
                    pipeline,
                    id,
                    title.isEmpty() ? by.toString() : title,
                    new Deadline(by, warn));
        }
    }

    /** What is due, once it is known at which time and in which zone. */
    @FunctionalInterface
    private interface Due {
        BusinessDeadline at(LocalTime time, ZoneId zone);
    }

    private static final int MOST_DAYS = 250;
    private static final int MOST_DAYS_OF_MONTH = 23;

    private static final Shape.Key<String> ID =
            optional("id", Scalars.ID, "The deadline's name; of its kind when not said");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; its rule when not said");
    private static final Shape.Key<Due> DAILY =
            optional(
                    "daily",
                    Scalars.TIME.map(at -> (_, zone) -> new BusinessDeadline.Daily(at, zone)),
                    "Each day by this time");
    private static final Shape.Key<Due> WEEKLY =
            optional(
                    "weekly",
                    WorkingTimeShape.DAY.map(DeadlineShape::weekly),
                    "Each week by this day, with at");
    private static final Shape.Key<Due> BUSINESS_DAY =
            optional(
                    "business-day-of-month",
                    Dates.businessDays(1, MOST_DAYS_OF_MONTH)
                            .map(n -> (_, _) -> new BusinessDeadline.ByBusinessDay(n)),
                    "Each month by the end of this business day");
    private static final Shape.Key<Due> AFTER_MONTH =
            optional(
                    "monthly-close-plus",
                    Dates.businessDays(0, MOST_DAYS)
                            .map(n -> (_, _) -> new BusinessDeadline.AfterMonthClose(n)),
                    "So many business days after each month has closed, such as 3bd");
    private static final Shape.Key<Due> AFTER_QUARTER =
            optional(
                    "quarterly-close-plus",
                    Dates.businessDays(0, MOST_DAYS)
                            .map(n -> (_, _) -> new BusinessDeadline.AfterQuarterClose(n)),
                    "So many business days after each quarter has closed, such as 5bd");
    private static final Shape.Choice<Due> DUE =
            new Shape.Choice<>(
                    "when it is due",
                    List.of(DAILY, WEEKLY, BUSINESS_DAY, AFTER_MONTH, AFTER_QUARTER));
    private static final Shape.Key<LocalTime> AT =
            optional("at", Scalars.TIME, "The time of a weekly deadline");
    private static final Shape.Key<ZoneId> ZONE =
            optional(
                    "zone",
                    Scalars.ZONE,
                    "The zone of a daily or weekly deadline; the playbook's when not said");
    private static final Shape.Key<Span> WARN =
            optional("warn", Scalars.SPAN, "How long before it a breach is imminent; not warned of when not said");

    static final Decoder<Entry> DEADLINE =
            new Shape<>(List.of(ID, TITLE, DUE, AT, ZONE, WARN), DeadlineShape::build);

    private DeadlineShape() {}

    private static Due weekly(DayOfWeek day) {
        return (time, zone) -> new BusinessDeadline.Weekly(day, time, zone);
    }

    private static Entry build(Fields fields) {
        boolean weekly = fields.mentions(WEEKLY);
        if (weekly && !fields.mentions(AT)) {
            fields.error("the key \"at\" is missing: " + AT.doc());
        }
        if (!weekly && fields.mentions(AT)) {
            fields.error(AT, "only a weekly deadline has \"at\"; leave it out");
        }
        if (!weekly && !fields.mentions(DAILY) && fields.mentions(ZONE)) {
            fields.error(ZONE, "it is due by the playbook's working time; leave it out");
        }
        var due = fields.chosen(DUE);
        var at = fields.find(AT).orElse(LocalTime.MIDNIGHT);
        return new Entry(
                fields.find(ID).orElseGet(() -> fields.mentioned(DUE.keys()).getFirst().name()),
                fields.find(TITLE).orElse(""),
                zone -> due.at(at, fields.find(ZONE).orElse(zone)),
                fields.find(WARN).orElse(Span.ZERO),
                fields.place());
    }
}
