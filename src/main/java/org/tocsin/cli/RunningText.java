package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Running;

/** How a check runs by itself, as text and as JSON. */
final class RunningText {
    private RunningText() {}

    /** One line; empty for a check that runs only when asked, with nothing else said of it. */
    static Optional<String> words(Running running) {
        var parts = new ArrayList<String>();
        when(running.cadence().schedule()).ifPresent(parts::add);
        var jitter = running.cadence().jitter();
        if (!jitter.isZero()) {
            parts.add("spread over " + words(jitter));
        }
        switch (running.missed()) {
            case ONCE -> {}
            case EACH -> parts.add("each missed run made up for");
            case SKIP -> parts.add("missed runs skipped");
        }
        if (running.priority() != Running.Priority.NORMAL) {
            parts.add("%s priority".formatted(lower(running.priority())));
        }
        if (running.retry().times() > 0) {
            parts.add(
                    "tried again %d times, first after %s"
                            .formatted(running.retry().times(), words(running.retry().backoff())));
        }
        running.damping()
                .ifPresent(damping ->
                        parts.add(
                                "flapping from %d changes within %d runs"
                                        .formatted(damping.changes(), damping.within())));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static Optional<String> when(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Manual() -> Optional.empty();
            case Schedule.Every(var interval) -> Optional.of("every " + words(interval));
            case Schedule.Daily(var at, var zone) ->
                    Optional.of("daily at %s %s".formatted(at, zone));
            case Schedule.ByCron(var cron, var zone) ->
                    Optional.of("cron %s %s".formatted(cron, zone));
            case Schedule.After(Schedule.Upstream.File(var pattern)) ->
                    Optional.of("after file " + pattern);
            case Schedule.After(Schedule.Upstream.DataSet(var id)) ->
                    Optional.of("after data set " + id);
        };
    }

    /** The fields of a check that say how it runs. */
    static void write(JsonGenerator json, Running running) throws IOException {
        json.writeObjectFieldStart("schedule");
        schedule(json, running.cadence().schedule());
        if (!running.cadence().jitter().isZero()) {
            json.writeStringField("jitter", words(running.cadence().jitter()));
        }
        json.writeEndObject();
        json.writeStringField("missed", lower(running.missed()));
        json.writeStringField("priority", lower(running.priority()));
        json.writeNumberField("retries", running.retry().times());
        json.writeStringField("backoff", words(running.retry().backoff()));
        json.writeFieldName("damping");
        if (running.damping().isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("within", running.damping().get().within());
        json.writeNumberField("changes", running.damping().get().changes());
        json.writeEndObject();
    }

    private static void schedule(JsonGenerator json, Schedule schedule) throws IOException {
        switch (schedule) {
            case Schedule.Manual() -> json.writeBooleanField("manual", true);
            case Schedule.Every(var interval) -> json.writeStringField("every", words(interval));
            case Schedule.Daily(var at, var zone) -> {
                json.writeStringField("daily", at.toString());
                json.writeStringField("zone", zone.getId());
            }
            case Schedule.ByCron(var cron, var zone) -> {
                json.writeStringField("cron", cron.toString());
                json.writeStringField("zone", zone.getId());
            }
            case Schedule.After(var upstream) -> {
                json.writeObjectFieldStart("after");
                switch (upstream) {
                    case Schedule.Upstream.File(var pattern) ->
                            json.writeStringField("file", pattern);
                    case Schedule.Upstream.DataSet(var id) -> json.writeStringField("data-set", id);
                }
                json.writeEndObject();
            }
        }
    }

    /** As in playbooks: {@code 15m}, {@code 1h30m}. */
    static String words(Duration duration) {
        var words = new StringBuilder();
        long[] amounts = {
            duration.toDaysPart(),
            duration.toHoursPart(),
            duration.toMinutesPart(),
            duration.toSecondsPart()
        };
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                words.append(amounts[i]).append("dhms".charAt(i));
            }
        }
        return words.toString();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
