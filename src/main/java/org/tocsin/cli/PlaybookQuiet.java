package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandJson.array;
import static org.tocsin.cli.PlaybookCommandJson.strings;
import static org.tocsin.cli.PlaybookCommandText.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.quiet.Consolidation;
import org.tocsin.domain.quiet.InhibitionRule;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Matcher;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.QuietRules;

/** Whom not to disturb when, for people and as JSON. */
final class PlaybookQuiet {
    private PlaybookQuiet() {}

    static String text(QuietRules rules) {
        var rows = new ArrayList<List<String>>();
        var grouping = rules.grouping();
        rows.add(
                List.of(
                        "grouping",
                        grouping.by().isEmpty()
                                ? "each incident for itself"
                                : "by " + labels(grouping.by()),
                        "the first at once, the second after %s, then every %s; repeated after %s"
                                .formatted(
                                        span(grouping.pause()),
                                        span(grouping.interval()),
                                        span(grouping.repeat()))));
        var together = rules.consolidation();
        rows.add(
                together.on()
                        ? List.of(
                                "consolidation",
                                "by " + String.join(", ", ways(together)),
                                "within %s of the last failure".formatted(span(together.window())))
                        : List.of("consolidation", "none", "each check has its own incident"));
        for (var rule : rules.inhibitions()) {
            rows.add(List.of(rule.name().id(), rule.name().title(), words(rule)));
        }
        return table("Quiet", rows);
    }

    private static String words(InhibitionRule rule) {
        var equal = rule.equal().isEmpty() ? "" : " of the same " + labels(rule.equal());
        var source = rule.name().source().isEmpty() ? "" : " (%s)".formatted(rule.name().source());
        return "while %s fires, %s%s is quiet%s"
                .formatted(rule.source(), rule.target(), equal, source);
    }

    private static String labels(List<Label> labels) {
        return labels.stream().map(Label::key).collect(Collectors.joining(", "));
    }

    private static List<String> ways(Consolidation together) {
        return together.by().stream().sorted().map(PlaybookCommandJson::lower).toList();
    }

    private static String span(java.time.Duration length) {
        return new Span.Wall(length).toString();
    }

    static void write(JsonGenerator json, QuietRules rules) throws IOException {
        json.writeObjectFieldStart("quiet");
        json.writeObjectFieldStart("group");
        strings(json, "by", rules.grouping().by().stream().map(Label::key).toList());
        json.writeStringField("wait", span(rules.grouping().pause()));
        json.writeStringField("every", span(rules.grouping().interval()));
        json.writeStringField("repeat", span(rules.grouping().repeat()));
        json.writeEndObject();
        json.writeObjectFieldStart("consolidate");
        json.writeBooleanField("on", rules.consolidation().on());
        strings(json, "by", ways(rules.consolidation()));
        json.writeStringField("within", span(rules.consolidation().window()));
        json.writeEndObject();
        array(json, "inhibit", rules.inhibitions(), PlaybookQuiet::inhibition);
        json.writeEndObject();
    }

    private static void inhibition(JsonGenerator json, InhibitionRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.name().id());
        json.writeStringField("title", rule.name().title());
        strings(json, "while", texts(rule.source()));
        strings(json, "hides", texts(rule.target()));
        strings(json, "equal", rule.equal().stream().map(Label::key).toList());
        json.writeStringField("source", rule.name().source());
        json.writeEndObject();
    }

    private static List<String> texts(Matchers matchers) {
        return matchers.all().stream().map(Matcher::toString).toList();
    }
}
