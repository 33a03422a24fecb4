package org.tocsin.domain.tuning;

import java.time.Duration;
import java.util.List;

/** What rules would have cost and found over a stretch of time. */
public record Tally(Load load, Worth worth) {
    private static final double WEEK = Duration.ofDays(7).toSeconds();

    /**
     * @param points in breach
     * @param alerts runs of points in breach, each of which would have been one incident
     * @param pages those that page somebody
     * @param nightWakes pages between 22:00 and 07:00 by the team's clock
     */
    public record Load(int points, int alerts, int pages, int nightWakes) {}

    /**
     * @param hits alerts while something really was wrong
     * @param falseAlarms all other alerts
     * @param missed what really was wrong without an alert
     */
    public record Worth(int hits, int falseAlarms, int missed) {}

    public double pagesAWeek(Duration over) {
        return over.isZero() ? 0 : load.pages() * WEEK / over.toSeconds();
    }

    /** Of several checks; an incident that any of them found is not missed. */
    static Tally of(List<Tally> each, int missed) {
        int points = 0;
        int alerts = 0;
        int pages = 0;
        int nights = 0;
        int hits = 0;
        for (var one : each) {
            points += one.load.points;
            alerts += one.load.alerts;
            pages += one.load.pages;
            nights += one.load.nightWakes;
            hits += one.worth.hits;
        }
        return new Tally(
                new Load(points, alerts, pages, nights), new Worth(hits, alerts - hits, missed));
    }
}
