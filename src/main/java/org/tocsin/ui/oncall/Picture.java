package org.tocsin.ui.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Post;
import org.tocsin.engine.RotaDesk.Entered;

/** All that is shown at one time, worked out away from the window. */
record Picture(List<Card> cards, Page page, Ledger ledger, List<Entered> entered, People people) {
    Picture {
        cards = List.copyOf(cards);
        entered = List.copyOf(entered);
    }

    /**
     * A post now and next.
     *
     * @param now a gap when nobody has it
     * @param next nothing when nothing is planned
     */
    record Card(Post post, String title, Bar now, Optional<Bar> next) {}

    /**
     * The calendar.
     *
     * @param holidays names by day
     */
    record Page(
            Days days, List<Lane> lanes, Map<LocalDate, String> holidays, List<Window> windows) {
        Page {
            lanes = List.copyOf(lanes);
            holidays = Map.copyOf(holidays);
            windows = List.copyOf(windows);
        }
    }

    /**
     * A post's row.
     *
     * @param proposed trades that wait for approval
     */
    record Lane(Post post, String title, List<Bar> bars, List<Proposed> proposed) {
        Lane {
            bars = List.copyOf(bars);
            proposed = List.copyOf(proposed);
        }
    }

    record Proposed(String person, Stretch when) {}

    /**
     * @param freeze a time without maintenance, not one for it
     */
    record Window(String title, Stretch when, boolean freeze) {}

    /** What is told in lists. */
    record Ledger(
            List<Warning> warnings, List<Fair> fairness, List<Owned> ownership, List<Task> tasks) {
        Ledger {
            warnings = List.copyOf(warnings);
            fairness = List.copyOf(fairness);
            ownership = List.copyOf(ownership);
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * @param word what sort it is, such as "Gap"
     * @param at the day to show; empty when it is about none
     */
    record Warning(String word, String text, Optional<Instant> at) {}

    record Fair(String schedule, String person, String hours, Share share, String holidays) {}

    /**
     * @param credit weeks, with those of holidays counted as often as the table says
     */
    record Share(double weeks, double credit) {}

    /**
     * @param deadline title, empty for a pipeline without one
     */
    record Owned(String pipeline, String area, String owners, String deadline, Due due) {}

    /**
     * @param text when it is due next, empty for nothing
     * @param soon whether the warning stands
     */
    record Due(String text, String warned, boolean soon) {}

    record Task(String title, Instant next, String often, String owner, String source) {}
}
