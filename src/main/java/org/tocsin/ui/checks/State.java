package org.tocsin.ui.checks;

/** How a check stands, as one word; the most urgent first. */
enum State {
    BREACH("Breach", "breach"),
    BROKEN("Broken", "broken"),
    LEARNING("Learning", "learning"),
    NOT_RUN("Not run", "not run"),
    HEALTHY("Healthy", "healthy");

    private final String title;
    private final String counted;

    State(String title, String counted) {
        this.title = title;
        this.counted = counted;
    }

    String title() {
        return title;
    }

    /** With a number before it: {@code 1 breach}, {@code 2 breaches}, {@code 3 healthy}. */
    String counted(int count) {
        String plural = this == BREACH && count != 1 ? "es" : "";
        return "%,d %s%s".formatted(count, counted, plural);
    }
}
