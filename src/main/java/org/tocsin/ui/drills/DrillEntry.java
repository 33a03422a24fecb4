package org.tocsin.ui.drills;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.drill.Scenario;

/** A line in the list of the Drills place. */
sealed interface DrillEntry {
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    record OfScenario(Scenario scenario) implements DrillEntry {}

    record OfIncident(DrillHall.Again again) implements DrillEntry {}

    record OfHeld(DrillHall.Held held) implements DrillEntry {}

    default String title() {
        return switch (this) {
            case OfScenario(var scenario) -> scenario.named().title();
            case OfIncident(var again) -> "#%d %s".formatted(again.number(), again.title());
            case OfHeld(var held) -> held.title();
        };
    }

    default String caption(ZoneId zone) {
        return switch (this) {
            case OfScenario(var scenario) ->
                    "Scenario, lasts " + new Span.Wall(scenario.plot().lasts());
            case OfIncident(var again) -> "%s incident, again".formatted(again.severity());
            case OfHeld(var held) ->
                    "Held %s%s"
                            .formatted(
                                    DAY.withZone(zone).format(held.when()),
                                    held.ended() ? "" : ", cut off before its end");
        };
    }
}
