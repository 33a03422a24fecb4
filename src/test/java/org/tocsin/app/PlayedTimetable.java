package org.tocsin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Simulation;

/**
 * What a script comes to, as lines that read like a team's document: the time since the detection,
 * what happens, by which rule, to whom. Addresses are left out; people stand in brackets behind the
 * role that they are told as.
 */
final class PlayedTimetable {
    private static final String WITHOUT = "# without ";

    private final Instant start;
    private final Set<String> people;

    /**
     * @param start what times are counted from
     * @param people ids of people, to be told from addresses
     */
    PlayedTimetable(Instant start, Set<String> people) {
        this.start = start;
        this.people = people;
    }

    /** Lines of an expected timetable that are neither empty nor comments. */
    static List<String> expected(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(PlayedTimetable::squeezed)
                .toList();
    }

    /** Rules that an expected timetable leaves out for the sake of brevity. */
    static Set<String> leftOut(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(WITHOUT))
                .flatMap(line -> Stream.of(line.substring(WITHOUT.length()).split(", ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    String line(Simulation.Line line) {
        var reached = line.reached();
        var words = new ArrayList<String>();
        words.add("+" + since(line.at()));
        words.add(line.kind().name().toLowerCase(Locale.ROOT));
        words.add(line.rung().isEmpty() ? line.milestone() : line.rung());
        if (line.kind() == Simulation.Kind.MET) {
            words.add(by(reached));
            return squeezed(String.join(" ", words));
        }
        words.add(reached.role());
        var named = reached.to().stream().filter(people::contains).toList();
        if (!named.isEmpty()) {
            words.add("(" + String.join(", ", named) + ")");
        } else if (!reached.role().isEmpty() && reached.to().isEmpty()) {
            words.add("(nobody)");
        }
        if (!reached.channels().isEmpty()) {
            words.add("by " + String.join(", ", reached.channels()));
        }
        return squeezed(String.join(" ", words) + turn(line.reached().why()));
    }

    private String by(Simulation.Reached reached) {
        var named = reached.to().stream().filter(people::contains).toList();
        String late = reached.why().endsWith(", late") ? "late" : "";
        return Stream.of(named.isEmpty() ? "" : "by " + String.join(", ", named), late)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What turns with it, which stands behind the reason. */
    private static String turn(String why) {
        int at = why.indexOf("; ");
        return at < 0 ? "" : " " + why.substring(at);
    }

    private String since(Instant at) {
        var since = Duration.between(start, at);
        var text = new StringBuilder();
        text.append(since.toDays() > 0 ? since.toDays() + "d" : "");
        text.append(since.toHoursPart() > 0 ? since.toHoursPart() + "h" : "");
        text.append(since.toMinutesPart() > 0 ? since.toMinutesPart() + "m" : "");
        text.append(since.toSecondsPart() > 0 ? since.toSecondsPart() + "s" : "");
        return text.isEmpty() ? "0m" : text.toString();
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll("\\s+", " ").replace(" ;", ";");
    }
}
