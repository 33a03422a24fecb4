package org.tocsin.workspace.sample;

import java.util.List;

/** How visitors find the shop, told by the landing page's address and the referrer. */
enum Channel {
    DIRECT,
    ORGANIC_SEARCH,
    PAID_SEARCH,
    AFFILIATE,
    EMAIL,
    REFERRAL,
    SOCIAL;

    static Channel draw(Dice dice) {
        return switch (dice.weighted(22, 20, 20, 12, 8, 8, 10)) {
            case 0 -> DIRECT;
            case 1 -> ORGANIC_SEARCH;
            case 2 -> PAID_SEARCH;
            case 3 -> AFFILIATE;
            case 4 -> EMAIL;
            case 5 -> REFERRAL;
            default -> SOCIAL;
        };
    }

    String referrer(Dice dice) {
        return switch (this) {
            case DIRECT -> "";
            case ORGANIC_SEARCH ->
                    dice.percent(70) ? "https://www.google.com/" : "https://www.bing.com/";
            case PAID_SEARCH -> dice.percent(50) ? "https://www.google.com/" : "";
            case AFFILIATE ->
                    dice.pick(
                            List.of(
                                    "https://bedcompare.example/best-mattress",
                                    "https://dealmeadow.example/"));
            case EMAIL -> dice.percent(50) ? "https://mail.example/" : "";
            case REFERRAL ->
                    dice.pick(
                            List.of(
                                    "https://sleepnotes.example/reviews",
                                    "https://homecorner.example/"));
            case SOCIAL ->
                    dice.pick(List.of("https://www.facebook.com/", "https://pinwall.example/"));
        };
    }

    /** What the channel adds to the landing page's address. */
    String query(Dice dice) {
        return switch (this) {
            case DIRECT, ORGANIC_SEARCH, REFERRAL -> "";
            case PAID_SEARCH ->
                    "?gad_source=1&gclid="
                            + dice.token()
                            + "&utm_source=google&utm_medium=cpc&utm_campaign=search-"
                            + dice.below(12);
            case AFFILIATE ->
                    "?irclickid="
                            + dice.token()
                            + "&utm_source=partner-"
                            + dice.below(9)
                            + "&utm_medium=affiliate&affid="
                            + dice.between(100, 140);
            case EMAIL ->
                    "?_kx="
                            + dice.token()
                            + "&utm_source=newsletter&utm_medium=email&utm_campaign=week-notes";
            case SOCIAL ->
                    "?fbclid="
                            + dice.token()
                            + "&utm_source=facebook&utm_medium=social&utm_campaign=quiet-nights";
        };
    }
}
