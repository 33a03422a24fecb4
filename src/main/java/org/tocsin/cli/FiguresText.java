package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.MonitorFigures;

/** The figures of the monitor, for people and as JSON. */
final class FiguresText {
    private FiguresText() {}

    static String text(MonitorFigures figures) {
        var alerts = figures.alerts();
        var ended = figures.ended();
        var found = figures.found();
        return "From %s until %s%n"
                        .formatted(When.text(figures.when().from()), When.text(figures.when().to()))
                + line(
                        "alerts per day",
                        "%.1f (%d opened; failing runs: %d told, %d quiet)"
                                .formatted(
                                        alerts.perDay(),
                                        alerts.opened(),
                                        alerts.told(),
                                        alerts.quiet()),
                        MonitorFigures.Alerts.DEFINITION)
                + line(
                        "false positives",
                        percent(ended.falsePositives()),
                        MonitorFigures.Ended.FALSE_POSITIVES)
                + line(
                        "time to resolve",
                        ended.meanTimeToResolve().map(FiguresText::span).orElse("none resolved"),
                        MonitorFigures.Ended.MEAN_TIME)
                + line(
                        "found by people first",
                        percent(found.humanShare())
                                + " (%d of %d)"
                                        .formatted(
                                                found.byPeople(),
                                                found.byPeople() + found.byChecks()),
                        MonitorFigures.Found.DEFINITION)
                + line(
                        "never fired",
                        names(figures.checks().neverFired()),
                        MonitorFigures.Checks.DEFINITION)
                + line("always firing", names(figures.checks().alwaysFiring()), "");
    }

    private static String line(String name, String value, String definition) {
        return "%-22s %s%n%s"
                .formatted(
                        name,
                        value,
                        definition.isEmpty() ? "" : " ".repeat(23) + definition + "\n");
    }

    private static String percent(Optional<Double> share) {
        return share.map(each -> String.format(Locale.ROOT, "%.1f %%", 100 * each))
                .orElse("nothing to reckon it from");
    }

    private static String names(List<CheckId> checks) {
        return checks.isEmpty()
                ? "none"
                : String.join(", ", checks.stream().map(CheckId::value).toList());
    }

    private static String span(Duration length) {
        return new Span.Wall(Duration.ofSeconds(length.toSeconds())).toString();
    }

    static String json(MonitorFigures figures) {
        return JsonText.of(json -> write(json, figures));
    }

    private static void write(JsonGenerator json, MonitorFigures figures) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "tocsin/monitor-figures/1");
        json.writeStringField("from", When.text(figures.when().from()));
        json.writeStringField("to", When.text(figures.when().to()));
        json.writeNumberField("alertsPerDay", figures.alerts().perDay());
        json.writeNumberField("opened", figures.alerts().opened());
        json.writeNumberField("failingRunsTold", figures.alerts().told());
        json.writeNumberField("failingRunsQuiet", figures.alerts().quiet());
        number(json, "falsePositiveRate", figures.ended().falsePositives());
        json.writeNumberField("resolved", figures.ended().resolved());
        json.writeNumberField("dismissed", figures.ended().dismissed());
        var mean = figures.ended().meanTimeToResolve().map(FiguresText::span);
        if (mean.isPresent()) {
            json.writeStringField("meanTimeToResolve", mean.get());
        } else {
            json.writeNullField("meanTimeToResolve");
        }
        json.writeNumberField("foundByChecks", figures.found().byChecks());
        json.writeNumberField("foundByPeople", figures.found().byPeople());
        number(json, "humanFoundShare", figures.found().humanShare());
        json.writeNumberField("checksThatRan", figures.checks().ran());
        JsonText.strings(json, "neverFired", ids(figures.checks().neverFired()));
        JsonText.strings(json, "alwaysFiring", ids(figures.checks().alwaysFiring()));
        json.writeEndObject();
    }

    private static List<String> ids(List<CheckId> checks) {
        return checks.stream().map(CheckId::value).toList();
    }

    private static void number(JsonGenerator json, String name, Optional<Double> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
