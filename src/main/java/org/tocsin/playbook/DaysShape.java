package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.RuleDays;

/** How days are written that have rules of their own or are no measure for others (D-5). */
final class DaysShape {
    private static final Shape.Key<String> INTERVAL =
            required(
                    "interval",
                    Scalars.reference(Declared.Kind.INTERVAL),
                    "Days whose noon lies in this interval");

    /** {@code weekends}, {@code {interval: sale}}, or a list of such. */
    static final Decoder<List<RuleDays.Selector>> SELECTORS =
            Structures.oneOrMore(
                    Structures.<RuleDays.Selector>shortOr(
                            Scalars.word(JudgedDay.Kind.values()).map(RuleDays.Selector.Kind::new),
                            new Shape<>(
                                    List.of(INTERVAL),
                                    fields -> new RuleDays.Selector.Interval(fields.get(INTERVAL)))));

    private static final Shape.Key<LocalDate> FROM =
            required("from", Dates.DATE, "The first day, by the data set's zone");
    private static final Shape.Key<LocalDate> TO =
            required("to", Dates.DATE, "The last day, still part of it");
    private static final Shape.Key<String> REASON =
            required("reason", Scalars.TEXT, "Why they are out of the ordinary");
    private static final Shape.Key<String> AUTHOR =
            required("author", Scalars.TEXT, "Who says so");
    private static final Shape.Key<List<String>> MEASURES =
            optional(
                    "measures",
                    Structures.someOf(Scalars.reference(Declared.Kind.MEASURE)),
                    "Whose baselines leave them out; all when not said");

    /**
     * {@code {from: "2025-11-28", to: "2025-12-01", reason: Black Friday, author: Marketing,
     * measures: [orders]}}.
     */
    static final Decoder<ExpectedVariation> EXPECTED =
            new Shape<Optional<ExpectedVariation>>(
                            List.of(FROM, TO, REASON, AUTHOR, MEASURES), DaysShape::expected)
                    .judged((variation, _, _) -> variation);

    private DaysShape() {}

    private static Optional<ExpectedVariation> expected(Fields fields) {
        if (fields.get(TO).isBefore(fields.get(FROM))) {
            fields.error(TO, "it ends before it starts; the last day is not before the first");
            return Optional.empty();
        }
        Set<MeasureId> measures =
                fields.find(MEASURES).orElse(List.of()).stream()
                        .map(MeasureId::new)
                        .collect(Collectors.toSet());
        return Optional.of(
                new ExpectedVariation(
                        new ExpectedVariation.Days(fields.get(FROM), fields.get(TO)),
                        measures,
                        fields.get(REASON),
                        fields.get(AUTHOR)));
    }
}
