package org.tocsin.workspace.sample;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a day of the shop comes to before its details are drawn. A weekly pattern outweighs chance
 * in every figure: any seven days in a row then have about the same mean and spread, and a healthy
 * day lies well inside the z-scores of document 002, whatever the date.
 *
 * @param events rows of the file
 * @param orders conversions, without repeated ones
 * @param orderValue the mean of an order, in whole US dollars
 */
record DayPlan(LocalDate day, int events, int orders, int orderValue, Set<Fault> faults) {
    /** Monday first. */
    private static final int[] EVENTS = {3_600, 3_450, 3_350, 3_300, 3_500, 4_050, 4_200};

    private static final int[] ORDERS = {21, 19, 20, 18, 20, 25, 26};
    private static final int[] ORDER_VALUE = {855, 915, 890, 955, 900, 930, 855};
    private static final int CHEAP_ORDER = 760;

    /** A middling number, so that the dip is one of prices alone. */
    private static final int CHEAP_ORDERS = 20;

    private static final int BOT_DAY_EVENTS = 8_400;

    static DayPlan healthy(LocalDate day) {
        return of(day, Set.of());
    }

    /** A day of the story that ends on the anchor. */
    static DayPlan before(LocalDate anchor, int daysBack) {
        return of(anchor.minusDays(daysBack), faults(daysBack));
    }

    private static Set<Fault> faults(int daysBack) {
        var faults = EnumSet.noneOf(Fault.class);
        switch (daysBack) {
            case 11 -> faults.add(Fault.REPEATED_ORDER);
            case 9 -> faults.add(Fault.BOTS);
            case 6 -> faults.add(Fault.SOME_NULL_CLIENTS);
            case 4 -> faults.add(Fault.LOST_ORDERS);
            case 3 -> faults.add(Fault.REPEATED_ORDER);
            case 2 -> faults.add(Fault.MANY_NULL_CLIENTS);
            case 0 -> {
                faults.add(Fault.NO_REFERRER);
                faults.add(Fault.CHEAP_ORDERS);
                faults.add(Fault.CUT_OFF_PAYMENTS);
            }
            default -> {}
        }
        if (daysBack <= 5) {
            faults.add(Fault.RENAMED_CLIENT_ID);
        }
        return faults;
    }

    private static DayPlan of(LocalDate day, Set<Fault> faults) {
        var dice = Dice.of(day, Dice.Stream.PLAN);
        int weekday = day.getDayOfWeek().getValue() - 1;
        int events = EVENTS[weekday] + dice.between(-120, 120);
        int orders = ORDERS[weekday] + dice.between(-1, 1);
        int orderValue = ORDER_VALUE[weekday] + dice.between(-6, 6);
        boolean cheap = faults.contains(Fault.CHEAP_ORDERS);
        return new DayPlan(
                day,
                faults.contains(Fault.BOTS) ? BOT_DAY_EVENTS + dice.below(300) : events,
                cheap ? CHEAP_ORDERS : orders,
                cheap ? CHEAP_ORDER : orderValue,
                faults);
    }

    /** Rows made by people; the rest are a bot's. */
    int humanEvents() {
        int weekday = day.getDayOfWeek().getValue() - 1;
        return has(Fault.BOTS) ? EVENTS[weekday] : events;
    }

    /** Rows without a client id. */
    int nullClients() {
        int perMille =
                has(Fault.SOME_NULL_CLIENTS)
                        ? 91
                        : has(Fault.MANY_NULL_CLIENTS)
                                ? 162
                                : Dice.of(day, Dice.Stream.NULLS).between(6, 13);
        return events * perMille / 1_000;
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }
}
