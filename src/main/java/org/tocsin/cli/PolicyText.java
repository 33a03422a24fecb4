package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.tuning.BackTest.Mark;
import org.tocsin.domain.tuning.BackTest.Side;
import org.tocsin.domain.tuning.PolicyTest.Row;
import org.tocsin.domain.tuning.Tally;
import org.tocsin.engine.BackTesting.Policy;

/** A back-test of a playbook as {@code tocsin policy back-test} prints it. */
final class PolicyText {
    private static final int NAMED = 6;

    private PolicyText() {}

    static String text(Policy policy) {
        var text = new StringBuilder();
        var test = policy.test();
        text.append(
                "%s tried on what %s measured from %s to %s: %,d checks, %,d real incidents%n"
                        .formatted(
                                policy.tried(),
                                policy.inForce(),
                                When.text(policy.over().from()),
                                When.text(policy.over().until()),
                                test.rows().size(),
                                test.real()));
        text.append("%-16s %10s %10s %10s%n".formatted("", "in force", "tried", "change"));
        var now = test.now();
        var tried = test.tried();
        line(text, "alerts", now.load().alerts(), tried.load().alerts());
        line(text, "pages", now.load().pages(), tried.load().pages());
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-16s %10.2f %10.2f %+10.2f%n",
                        "pages a week",
                        aWeek(policy, now),
                        aWeek(policy, tried),
                        aWeek(policy, tried) - aWeek(policy, now)));
        line(text, "night wakes", now.load().nightWakes(), tried.load().nightWakes());
        line(text, "hits", now.worth().hits(), tried.worth().hits());
        line(text, "false alarms", now.worth().falseAlarms(), tried.worth().falseAlarms());
        line(text, "missed incidents", now.worth().missed(), tried.worth().missed());
        rows(text, test.rows());
        policy.left()
                .forEach(left ->
                        text.append("%nnot replayed: %s, %s".formatted(left.check(), left.why())));
        return text.append(policy.left().isEmpty() ? "" : "\n").toString();
    }

    private static void line(StringBuilder text, String name, int now, int tried) {
        text.append(
                String.format(
                        Locale.ROOT, "%-16s %,10d %,10d %+,10d%n", name, now, tried, tried - now));
    }

    private static void rows(StringBuilder text, List<Row> rows) {
        var changed =
                rows.stream()
                        .filter(row -> !row.gained().isEmpty() || !row.lost().isEmpty())
                        .toList();
        if (changed.isEmpty()) {
            text.append("%nNo check judges any point otherwise.%n".formatted());
            return;
        }
        for (var row : changed) {
            text.append(
                    "%n%s%s: %s%n"
                            .formatted(
                                    row.id(),
                                    row.now().isEmpty()
                                            ? " (new)"
                                            : row.tried().isEmpty() ? " (gone)" : "",
                                    row.name()));
            points(text, "  alerts gained", row.gained());
            points(text, "  alerts lost", row.lost());
        }
    }

    private static void points(StringBuilder text, String name, List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        var days =
                marks.stream()
                        .limit(NAMED)
                        .map(mark -> When.text(mark.point().at()))
                        .collect(Collectors.joining(", "));
        int more = marks.size() - NAMED;
        text.append(
                "%s at %,d %s: %s%s%n"
                        .formatted(
                                name,
                                marks.size(),
                                marks.size() == 1 ? "point" : "points",
                                days,
                                more > 0 ? " and %,d more".formatted(more) : ""));
    }

    private static double aWeek(Policy policy, Tally tally) {
        return tally.pagesAWeek(Duration.between(policy.over().from(), policy.over().until()));
    }

    static String json(Policy policy) {
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeStringField("schema", "tocsin/policy-back-test/1");
            out.writeStringField("inForce", policy.inForce());
            out.writeStringField("tried", policy.tried());
            out.writeStringField("from", When.text(policy.over().from()));
            out.writeStringField("until", When.text(policy.over().until()));
            out.writeNumberField("incidents", policy.test().real());
            out.writeFieldName("totals");
            out.writeStartObject();
            tally(out, "inForce", policy, policy.test().now());
            tally(out, "tried", policy, policy.test().tried());
            out.writeEndObject();
            out.writeFieldName("checks");
            JsonText.array(out, policy.test().rows(), (json, row) -> row(json, policy, row));
            out.writeFieldName("notReplayed");
            JsonText.array(
                    out,
                    policy.left(),
                    (json, left) -> {
                        json.writeStartObject();
                        json.writeStringField("id", left.check().value());
                        json.writeStringField("why", left.why());
                        json.writeEndObject();
                    });
            out.writeEndObject();
        });
    }

    private static void row(JsonGenerator out, Policy policy, Row row) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", row.id().value());
        out.writeStringField("name", row.name());
        side(out, "inForce", policy, row.now());
        side(out, "tried", policy, row.tried());
        marks(out, "gained", row.gained());
        marks(out, "lost", row.lost());
        out.writeEndObject();
    }

    private static void side(JsonGenerator out, String name, Policy policy, Optional<Side> side)
            throws IOException {
        if (side.isPresent()) {
            tally(out, name, policy, side.get().tally());
        } else {
            out.writeNullField(name);
        }
    }

    private static void tally(JsonGenerator out, String name, Policy policy, Tally tally)
            throws IOException {
        out.writeFieldName(name);
        out.writeStartObject();
        out.writeNumberField("points", tally.load().points());
        out.writeNumberField("alerts", tally.load().alerts());
        out.writeNumberField("pages", tally.load().pages());
        out.writeNumberField("pagesAWeek", Math.round(aWeek(policy, tally) * 1_000) / 1_000.0);
        out.writeNumberField("nightWakes", tally.load().nightWakes());
        out.writeNumberField("hits", tally.worth().hits());
        out.writeNumberField("falseAlarms", tally.worth().falseAlarms());
        out.writeNumberField("missed", tally.worth().missed());
        out.writeEndObject();
    }

    private static void marks(JsonGenerator out, String name, List<Mark> marks) throws IOException {
        out.writeFieldName(name);
        JsonText.array(
                out,
                marks,
                (json, mark) -> {
                    json.writeStartObject();
                    json.writeStringField("at", When.text(mark.point().at()));
                    json.writeNumberField("value", mark.point().value());
                    var verdict = mark.gained() ? mark.tried() : mark.now();
                    if (verdict instanceof Verdict.Breach(var severity)) {
                        json.writeStringField("severity", severity.id());
                    }
                    json.writeEndObject();
                });
    }
}
