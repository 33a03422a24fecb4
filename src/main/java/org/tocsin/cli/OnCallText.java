package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.domain.oncall.Load;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;

/** Shifts, gaps and loads, for people and for programs. */
final class OnCallText {
    /** Everybody's load on one schedule. */
    record Loads(String schedule, List<Load> loads) {}

    private OnCallText() {}

    static String text(List<Shift> shifts, OnCallCommand.Crew crew) {
        return shifts.isEmpty()
                ? "Nobody is on call.\n"
                : shifts.stream()
                        .map(shift ->
                                "%s  %s  %-20s  %-20s  %s\n"
                                        .formatted(
                                                When.text(shift.from()),
                                                When.text(shift.to()),
                                                role(shift, crew),
                                                shift.person(),
                                                shift.why()))
                        .collect(Collectors.joining());
    }

    static String json(Instant at, List<Shift> shifts, OnCallCommand.Crew crew) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("at", When.text(at));
            json.writeFieldName("onCall");
            JsonText.array(json, shifts, (out, shift) -> shift(out, shift, crew));
            json.writeEndObject();
        });
    }

    static String json(List<Shift> shifts, OnCallCommand.Crew crew) {
        return JsonText.of(
                json -> JsonText.array(json, shifts, (out, shift) -> shift(out, shift, crew)));
    }

    private static void shift(JsonGenerator json, Shift shift, OnCallCommand.Crew crew)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("schedule", shift.post().schedule());
        json.writeStringField("role", role(shift, crew));
        json.writeStringField("person", shift.person());
        json.writeStringField("from", When.text(shift.from()));
        json.writeStringField("to", When.text(shift.to()));
        json.writeStringField("why", shift.why().toString());
        json.writeEndObject();
    }

    private static String role(Shift shift, OnCallCommand.Crew crew) {
        return crew.role(shift.post().schedule(), shift.post().position());
    }

    static String gapsText(List<OnCallSchedule.Gap> gaps, OnCallCommand.Crew crew) {
        return gaps.isEmpty()
                ? "There are no gaps.\n"
                : gaps.stream()
                        .map(gap ->
                                "%s  %s  %-20s  %s\n"
                                        .formatted(
                                                When.text(gap.when().from()),
                                                When.text(gap.when().to()),
                                                crew.role(
                                                        gap.post().schedule(),
                                                        gap.post().position()),
                                                gap.why()))
                        .collect(Collectors.joining());
    }

    static String gapsJson(List<OnCallSchedule.Gap> gaps, OnCallCommand.Crew crew) {
        return JsonText.of(json ->
                JsonText.array(
                        json,
                        gaps,
                        (out, gap) -> {
                            out.writeStartObject();
                            out.writeStringField("schedule", gap.post().schedule());
                            out.writeStringField(
                                    "role",
                                    crew.role(gap.post().schedule(), gap.post().position()));
                            out.writeStringField("from", When.text(gap.when().from()));
                            out.writeStringField("to", When.text(gap.when().to()));
                            out.writeStringField("why", gap.why());
                            out.writeEndObject();
                        }));
    }

    static String loadsText(List<Loads> schedules) {
        var text = new StringBuilder();
        for (var schedule : schedules) {
            text.append(schedule.schedule()).append('\n');
            for (var load : schedule.loads()) {
                text.append(
                        "  %-20s  %8s h  %5s weeks  credit %5s  %s\n"
                                        .formatted(
                                                load.person(),
                                                number(hours(load)),
                                                number(load.weeks()),
                                                number(load.credit()),
                                                String.join(", ", load.majorHolidays()))
                                        .stripTrailing()
                                + "\n");
            }
        }
        return text.isEmpty() ? "There is no schedule.\n" : text.toString();
    }

    static String loadsJson(List<Loads> schedules) {
        return JsonText.of(json -> {
            json.writeStartArray();
            for (var schedule : schedules) {
                for (var load : schedule.loads()) {
                    load(json, schedule.schedule(), load);
                }
            }
            json.writeEndArray();
        });
    }

    private static void load(JsonGenerator json, String schedule, Load load) throws IOException {
        json.writeStartObject();
        json.writeStringField("schedule", schedule);
        json.writeStringField("person", load.person());
        json.writeNumberField("hours", hours(load));
        json.writeObjectFieldStart("hoursByPosition");
        for (var position : load.hours().entrySet()) {
            json.writeNumberField(position.getKey(), hours(position.getValue()));
        }
        json.writeEndObject();
        json.writeNumberField("weeks", load.weeks());
        json.writeNumberField("credit", load.credit());
        JsonText.strings(json, "majorHolidays", load.majorHolidays());
        json.writeEndObject();
    }

    private static double hours(Load load) {
        return load.hours().values().stream().mapToDouble(OnCallText::hours).sum();
    }

    private static double hours(Duration length) {
        return length.toSeconds() / 3_600.0;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
}
