package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.Trace;

/**
 * What a window needs to show metrics over time. Everything reads or writes the store
 * and belongs off the FX thread, but for {@link #playbook} and {@link #listen}.
 */
public interface TrendDesk {
    /** The rules in force. */
    Playbook playbook();

    /** What can be charted: the measure of each check, of one of segments each of them. */
    List<Metric> metrics();

    /** Those of checks whose newest run is a breach, the worst first. */
    List<Metric> breaching();

    /**
     * All values of a metric since an instant. Asked again and again while it is read, the newest
     * values first and each time more of them; the last one is whole.
     *
     * @param onPart whether to go on
     */
    void read(Metric metric, Instant from, Predicate<Part> onPart);

    /** What runs made of the values, in order of time; the newest few thousand runs. */
    List<Judged> judged(Metric metric, Instant from);

    /** A run with its sample, if it is still kept. */
    Optional<CheckRun> run(UUID id);

    /** What happened in a stretch, in order of time. */
    List<Mark> marks(Instant from, Instant until);

    /**
     * Leaves a stretch out of baselines from now on, in the name of the person at this window.
     *
     * @throws IllegalArgumentException when the reason is empty; the message is for people
     */
    UUID exclude(Exclusion.Scope scope, Exclusion.Stretch stretch, String reason);

    /** Brings it back; one that is back already is left alone. */
    void withdraw(UUID exclusion);

    /**
     * Keeps a note on an instant: that something was deployed, or anything else. Baselines know
     * nothing of it.
     */
    UUID note(Mark.Kind kind, Instant at, String text);

    void removeNote(UUID id);

    /** By name. */
    List<SavedView> views();

    /** In place of the one of the same name. */
    void save(SavedView view);

    void forget(String name);

    /** Scorecards and how columns changed. */
    QualityDesk quality();

    /** Listens until closed, as {@link Desk#listen} does. */
    Desk.Subscription listen(Consumer<Desk.Event> listener);

    /**
     * A measure as one check looks at it.
     *
     * @param segment the name of its series, such as {@code country=DE}; empty for all rows
     */
    record Metric(Check check, String segment) {
        /** Stable across starts. */
        public String id() {
            return segment.isEmpty() ? check.id().value() : check.id().value() + "|" + segment;
        }

        /** For people. */
        public String title() {
            return segment.isEmpty() ? check.title().name() : check.title().name() + ", " + segment;
        }
    }

    /**
     * @param whole whether nothing older follows
     */
    record Part(Trace trace, boolean whole) {}
}
