package org.tocsin.ui.quality;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.check.Risk;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.Retelling.Days;

/** Scorecards as people read them. */
final class Phrases {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Phrases() {}

    static String percent(double share) {
        return Words.value(share, Unit.RATIO);
    }

    /** {@code Tue 4}. */
    static String day(LocalDate date) {
        return SHORT.format(date);
    }

    static String full(LocalDate date) {
        return FULL.format(date);
    }

    /** {@code 26 Feb to 4 Mar 2025}. */
    static String week(Days days) {
        boolean oneYear = days.from().getYear() == days.to().getYear();
        return "%s to %s".formatted((oneYear ? DAY : FULL).format(days.from()), full(days.to()));
    }

    static String tier(Scorecard card) {
        return card.tier()
                .map(tier -> "Tier %d, at least %s".formatted(tier.number(), percent(tier.score())))
                .orElse("No tier");
    }

    /** An arrow with its word, so that neither colour nor shape says it alone. */
    static String heading(Scorecard card) {
        return card.heading()
                .map(heading ->
                        switch (heading) {
                            case RISING -> "↗ Rising";
                            case STEADY -> "→ Steady";
                            case FALLING -> "↘ Falling";
                        })
                .orElse("–");
    }

    static String risk(Optional<Scorecard.Outlook> outlook) {
        return outlook.map(it ->
                        switch (it.risk()) {
                            case HIGH -> "▲ High";
                            case MEDIUM -> "◆ Medium";
                            case LOW -> "● Low";
                        })
                .orElse("–");
    }

    /** Why the risk is what it is, in sentences; document 001's rule, then the trend. */
    static List<String> reasons(Scorecard card) {
        var reasons = new ArrayList<String>();
        reasons.add(
                card.outlook()
                        .map(outlook -> outlook.words() + ". " + rule(outlook.risk()))
                        .orElse(
                                "There is no score of the day before and of a week before yet to hold the newest against."));
        card.trend()
                .ifPresent(aDay ->
                        reasons.add(
                                card.heading().filter(Scorecard.Heading.STEADY::equals).isPresent()
                                        ? "The score is steady over these days."
                                        : "The score %s over these days, by %s a day."
                                                .formatted(
                                                        aDay > 0 ? "rises" : "falls",
                                                        points(aDay))));
        card.daysLeft()
                .ifPresent(days ->
                        reasons.add(
                                "If that goes on, it is less than its tier promises in %d %s."
                                        .formatted(days, days == 1 ? "day" : "days")));
        return reasons;
    }

    private static String rule(Risk risk) {
        return switch (risk) {
            case HIGH -> "High: less than 95% of the one and less than 90% of the other.";
            case MEDIUM -> "Medium: less than 98% of the one and less than 95% of the other.";
            case LOW -> "Low: not less than 98% of the one and 95% of the other.";
        };
    }

    private static String points(double aDay) {
        return String.format(Locale.ROOT, "%.1f points", Math.abs(100 * aDay));
    }

    /** How the promise was kept: {@code 5 of 7 days}. */
    static String kept(Scorecard card) {
        return card.kept()
                .map(kept -> "%d of %d days".formatted(kept.days(), kept.of()))
                .orElse("–");
    }
}
