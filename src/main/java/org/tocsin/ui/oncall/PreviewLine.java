package org.tocsin.ui.oncall;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tocsin.engine.RotaDesk;

/**
 * A line of what a calendar file would change.
 *
 * @param style {@code enters}, {@code stands} or {@code faulty}
 */
record PreviewLine(String text, String style) {
    private static final String FAULTY = "faulty";

    /**
     * @param name what people are called, by their ids
     */
    static List<PreviewLine> of(RotaDesk.Preview seen, UnaryOperator<String> name, ZoneId zone) {
        var lines = new ArrayList<PreviewLine>();
        if (seen.lines().isEmpty() && seen.faults().isEmpty()) {
            lines.add(new PreviewLine("The file holds no shifts.", FAULTY));
        }
        seen.faults().forEach(fault -> lines.add(new PreviewLine("Not read: " + fault, FAULTY)));
        seen.lines().forEach(each -> lines.add(of(each, name, zone)));
        return lines;
    }

    private static PreviewLine of(RotaDesk.Line each, UnaryOperator<String> name, ZoneId zone) {
        String when =
                "%s – %s"
                        .formatted(
                                Words.shortly(each.when().from(), zone),
                                Words.full(each.when().to(), zone));
        return switch (each.outcome()) {
            case RotaDesk.Outcome.Enters(var change) ->
                    new PreviewLine(
                            "+ %s is %s, %s"
                                    .formatted(
                                            name.apply(change.person()),
                                            change.post().position(),
                                            when),
                            "enters");
            case RotaDesk.Outcome.Stands(var person, var position) ->
                    new PreviewLine(
                            "= %s is %s already, %s".formatted(name.apply(person), position, when),
                            "stands");
            case RotaDesk.Outcome.Faulty(var why) ->
                    new PreviewLine(
                            "Left out: \"%s\", %s: %s".formatted(each.summary(), when, why),
                            FAULTY);
        };
    }
}
