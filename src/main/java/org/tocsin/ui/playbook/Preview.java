package org.tocsin.ui.playbook;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Judge;
import org.tocsin.domain.check.Past;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.series.Point;

/**
 * How the newest values of a check would have been judged under an exception.
 *
 * @param results oldest first
 */
record Preview(Check check, List<Result> results) {
    Preview {
        results = List.copyOf(results);
    }

    /**
     * @param was by the playbook's rules
     * @param would with the exception
     */
    record Result(Point point, Verdict was, Verdict would) {
        boolean differs() {
            return !was.equals(would);
        }
    }

    /**
     * @param values oldest first, with those that the rules look back on
     * @param most how many of the newest to judge
     */
    static Preview of(Check check, Adjustment.Change change, List<Point> values, int most) {
        var adjusted = adjusted(check, change);
        var results = new ArrayList<Result>();
        for (int i = Math.max(0, values.size() - most); i < values.size(); i++) {
            // Weekdays are told in UTC here: the zone is the data set's own and not known.
            var before = new Past(values.subList(0, i), values.get(i).at(), ZoneOffset.UTC);
            double value = values.get(i).value();
            results.add(
                    new Result(
                            values.get(i),
                            verdict(check, value, before),
                            verdict(adjusted, value, before)));
        }
        return new Preview(check, results);
    }

    /** The check as it would be under a change, whenever that holds. */
    static Check adjusted(Check check, Adjustment.Change change) {
        var always = new Adjustment.Term(java.time.Instant.MIN, java.util.Optional.empty());
        var entry = new Adjustment.Entry("", "", java.time.Instant.EPOCH);
        var tried = new Adjustment(new UUID(0, 0), check.id(), change, always, entry);
        return Adjustment.apply(check, List.of(tried), java.time.Instant.EPOCH);
    }

    private static Verdict verdict(Check check, double value, Past before) {
        var reading =
                new Reading.Taken(
                        OptionalDouble.of(value),
                        Reading.Tested.NONE,
                        List.of(),
                        Reading.Evidence.NONE);
        return Judge.judge(check, reading, before).verdict();
    }

    /** One sentence about it. */
    String sentence() {
        if (results.isEmpty()) {
            return "There are no results yet to try it on.";
        }
        long was = results.stream().filter(each -> each.was() instanceof Verdict.Breach).count();
        long would =
                results.stream().filter(each -> each.would() instanceof Verdict.Breach).count();
        var differing = results.stream().filter(Result::differs).toList();
        var values =
                differing.isEmpty()
                        ? ""
                        : " Judged otherwise: "
                                + differing.stream()
                                        .limit(3)
                                        .map(each ->
                                                Words.value(
                                                        each.point().value(),
                                                        check.measure().unit()))
                                        .collect(java.util.stream.Collectors.joining(", "))
                                + (differing.size() > 3
                                        ? " and %d more.".formatted(differing.size() - 3)
                                        : ".");
        return "Of the last %,d results %s in breach by the playbook; with this %s.%s"
                .formatted(
                        results.size(),
                        was == 1 ? "1 is" : "%,d are".formatted(was),
                        would == 1 ? "1 would be" : "%,d would be".formatted(would),
                        values);
    }
}
