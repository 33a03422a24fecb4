package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.Retelling;

/** Scorecards as {@code tocsin report scorecard} prints them. */
final class ScorecardText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);

    private ScorecardText() {}

    static String text(List<Scorecard> cards, Retelling.Days days) {
        var text = new StringBuilder();
        text.append("Data quality from %s to %s%n".formatted(days.from(), days.to()));
        for (var card : cards) {
            text.append("%n%s: %s%n".formatted(card.dataSet(), summary(card)));
            for (var day : card.days()) {
                text.append("  %s  %s%n".formatted(DAY.format(day.date()), day(card, day)));
            }
        }
        return text.toString();
    }

    private static String summary(Scorecard card) {
        var mean = card.mean();
        if (mean.isEmpty()) {
            return "no check of it was judged in this time";
        }
        var text = new StringBuilder("mean " + percent(mean.getAsDouble()));
        card.kept()
                .ifPresent(kept ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        ", tier %d promises %s: kept on %d of %d days",
                                        card.tier().orElseThrow().number(),
                                        percent(card.tier().orElseThrow().score()),
                                        kept.days(),
                                        kept.of())));
        card.trend()
                .ifPresent(aDay ->
                        text.append(
                                String.format(
                                        Locale.ROOT, ", trend %+.1f points a day", 100 * aDay)));
        card.outlook()
                .ifPresent(outlook ->
                        text.append(", risk %s: %s".formatted(outlook.risk(), outlook.words())));
        return text.toString();
    }

    private static String day(Scorecard card, Scorecard.Day day) {
        if (day.score().isEmpty()) {
            return "    -     no check was judged";
        }
        double score = day.score().getAsDouble();
        var counts = day.counts();
        boolean below = card.tier().filter(tier -> score < tier.score()).isPresent();
        return "%7s  %-20s  %d passed, %d failed%s%s%s"
                .formatted(
                        percent(score),
                        "#".repeat((int) Math.round(20 * score)),
                        counts.passing(),
                        counts.failing(),
                        counts.broken() > 0 ? ", %d broken".formatted(counts.broken()) : "",
                        below ? ", below its tier" : "",
                        day.outlook().map(outlook -> ", risk " + outlook.risk()).orElse(""));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String json(List<Scorecard> cards, Retelling.Days days) {
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeStringField("schema", "tocsin/scorecard/1");
            out.writeStringField("from", days.from().toString());
            out.writeStringField("to", days.to().toString());
            out.writeFieldName("dataSets");
            JsonText.array(out, cards, ScorecardText::card);
            out.writeEndObject();
        });
    }

    private static void card(JsonGenerator out, Scorecard card) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", card.dataSet().value());
        out.writeStringField("name", card.name());
        number(out, "mean", card.mean());
        number(out, "trendADay", card.trend());
        if (card.tier().isPresent()) {
            var tier = card.tier().get();
            var kept = card.kept().orElseThrow();
            out.writeNumberField("tier", tier.number());
            out.writeNumberField("promised", tier.score());
            out.writeNumberField("daysKept", kept.days());
            out.writeNumberField("daysScored", kept.of());
        }
        if (card.outlook().isPresent()) {
            out.writeStringField("risk", card.outlook().get().risk().name());
        }
        out.writeFieldName("days");
        JsonText.array(out, card.days(), ScorecardText::day);
        out.writeEndObject();
    }

    private static void day(JsonGenerator out, Scorecard.Day day) throws IOException {
        out.writeStartObject();
        out.writeStringField("date", day.date().toString());
        number(out, "score", day.score());
        out.writeNumberField("passing", day.counts().passing());
        out.writeNumberField("failing", day.counts().failing());
        out.writeNumberField("broken", day.counts().broken());
        out.writeFieldName("failed");
        JsonText.array(out, day.failed(), (json, id) -> json.writeString(id.value()));
        if (day.outlook().isPresent()) {
            out.writeStringField("risk", day.outlook().get().risk().name());
        } else {
            out.writeNullField("risk");
        }
        out.writeEndObject();
    }

    private static void number(JsonGenerator out, String name, OptionalDouble value)
            throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        } else {
            out.writeNullField(name);
        }
    }
}
