package org.tocsin.ui.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.ui.kit.ClockText;

/** The overview in one sentence (console.md): is anything burning, and what is next. */
final class Headline {
    private Headline() {}

    /**
     * What it speaks of.
     *
     * @param past open incidents that are past a deadline
     * @param checks how the checks stand
     */
    record Facts(int open, int past, Optional<Next> next, Checks checks) {}

    /**
     * @param what what happens then, and to whom
     */
    record Next(String severity, long number, Instant at, String what) {}

    record Checks(int total, int breaches, int broken) {}

    static String of(Facts facts, Instant now) {
        String first =
                facts.open() == 0
                        ? quiet(facts.checks())
                        : open(facts) + facts.next().map(next -> next(next, now)).orElse("");
        return facts.open() == 0 || facts.checks().broken() == 0
                ? first
                : first + " " + broken(facts.checks().broken()) + ".";
    }

    private static String open(Facts facts) {
        String open = count(facts.open(), "incident") + " open";
        return facts.past() == 0
                ? open + "."
                : "%s, %,d past %s."
                        .formatted(
                                open,
                                facts.past(),
                                facts.past() == 1 ? "its deadline" : "their deadline");
    }

    private static String next(Next next, Instant now) {
        long left = next.at().getEpochSecond() - now.getEpochSecond();
        String when =
                left < 0 ? ClockText.length(-left) + " overdue" : "in " + ClockText.length(left);
        return " Next: %s #%d %s, %s."
                .formatted(next.severity(), next.number(), when, lower(next.what()));
    }

    private static String quiet(Checks checks) {
        if (checks.total() == 0) {
            return "No incident open.";
        }
        var parts = new ArrayList<String>();
        if (checks.breaches() > 0) {
            parts.add(count(checks.breaches(), "check") + " in breach");
        }
        if (checks.broken() > 0) {
            parts.add(broken(checks.broken()));
        }
        return parts.isEmpty()
                ? "Nothing is burning. %s, none in breach."
                        .formatted(count(checks.total(), "check"))
                : "No incident open. " + capital(String.join(", ", List.copyOf(parts))) + ".";
    }

    private static String broken(int count) {
        return count(count, "check") + " could not be run";
    }

    private static String count(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    /** Names and abbreviations keep their capitals. */
    private static String lower(String text) {
        boolean plain = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return plain ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
