package org.tocsin.ui.reviews;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.GroupTitles;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Period;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/**
 * The figures of a chosen time, by a chosen grouping, and the incidents behind the chosen one.
 * Knows no widget.
 */
final class MetricsViewModel implements AutoCloseable {
    private final Engine engine;
    private final Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final ObjectProperty<Asking> asking;
    private final ObjectProperty<Figure> figure =
            new SimpleObjectProperty<>(this, "figure", Figure.MTTR);
    private final ReadOnlyObjectWrapper<Stand> stand =
            new ReadOnlyObjectWrapper<>(this, "stand", new Stand.Loading());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(this, "stale");
    private final ReadOnlyObjectWrapper<Optional<Behind>> behind =
            new ReadOnlyObjectWrapper<>(this, "behind", Optional.empty());
    private final Desk.Subscription subscription;
    private long asked;

    /** Where figures come from. */
    record Engine(IncidentDesk incidents, Supplier<Playbook> playbook) {}

    /** How far back. */
    enum Reach {
        MONTH("Last 30 days"),
        QUARTER("Last 3 months"),
        YEAR("Last 12 months"),
        DATES("Chosen days");

        private final String title;

        Reach(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * What a person has chosen.
     *
     * @param from counts with {@link Reach#DATES} only, as {@code to} does
     */
    record Asking(
            Reach reach, LocalDate from, LocalDate to, Grouping by, MetricsSheet.Filter filter) {
        Asking with(Reach chosen) {
            return new Asking(chosen, from, to, by, filter);
        }

        Asking between(LocalDate first, LocalDate last) {
            return new Asking(Reach.DATES, first, last, by, filter);
        }

        Asking by(Grouping chosen) {
            return new Asking(reach, from, to, chosen, filter);
        }

        Asking with(MetricsSheet.Filter chosen) {
            return new Asking(reach, from, to, by, chosen);
        }
    }

    /** How the page stands. */
    sealed interface Stand {
        record Loading() implements Stand {}

        /** There has never been an incident. */
        record Nothing() implements Stand {}

        record Failed(Trouble trouble) implements Stand {}

        /**
         * @param at when it was reckoned
         */
        record Ready(MetricsSheet sheet, Choices choices, List<Handled> all, Instant at)
                implements Stand {}
    }

    /** What can be filtered by. */
    record Choices(List<Choice> severities, List<Choice> categories, List<Choice> teams) {}

    record Choice(String id, String title) {}

    /**
     * The incidents behind a number.
     *
     * @param of which: a group, a month, or the whole time
     */
    record Behind(Figure figure, String of, List<Handled> incidents) {}

    MetricsViewModel(Engine engine, Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        this.engine = engine;
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        var today = today();
        asking =
                new SimpleObjectProperty<>(
                        this,
                        "asking",
                        new Asking(
                                Reach.YEAR,
                                today.minusDays(29),
                                today,
                                Grouping.SEVERITY,
                                MetricsSheet.Filter.ALL));
        asking.addListener((_, _, _) -> refresh());
        var inbox = new FxInbox<IncidentDesk.Event>(threads.ui(), _ -> stale.set(true));
        subscription = engine.incidents().listenIncidents(inbox);
    }

    private LocalDate today() {
        return now.getValue().atZone(zone).toLocalDate();
    }

    Period period() {
        var choice = asking.get();
        var today = today();
        return switch (choice.reach()) {
            case MONTH -> new Period(today.minusDays(29), today, zone);
            case QUARTER -> new Period(today.minusMonths(3).plusDays(1), today, zone);
            case YEAR -> new Period(today.minusYears(1).plusDays(1), today, zone);
            case DATES -> new Period(choice.from(), choice.to(), zone);
        };
    }

    /** Reckons anew; only the answer to what was asked last is shown. */
    void refresh() {
        long question = ++asked;
        working.set(true);
        stale.set(false);
        var wanted = new MetricsSheet.Asked(period(), asking.get().by(), asking.get().filter());
        var at = now.getValue();
        threads.background()
                .execute(() -> {
                    var answer = reckoned(wanted, at);
                    threads.ui()
                            .execute(() -> {
                                if (question == asked) {
                                    working.set(false);
                                    behind.set(Optional.empty());
                                    stand.set(answer);
                                }
                            });
                });
    }

    private Stand reckoned(MetricsSheet.Asked wanted, Instant at) {
        try {
            var all = engine.incidents().handled();
            if (all.isEmpty()) {
                return new Stand.Nothing();
            }
            var titles = new GroupTitles(engine.playbook().get());
            return new Stand.Ready(
                    MetricsSheet.of(wanted, all, titles, at),
                    new Choices(
                            choices(Grouping.SEVERITY, all, titles),
                            choices(Grouping.CATEGORY, all, titles),
                            choices(Grouping.TEAM, all, titles)),
                    all,
                    at);
        } catch (RuntimeException fault) {
            System.getLogger(MetricsViewModel.class.getName())
                    .log(System.Logger.Level.ERROR, "response metrics", fault);
            return new Stand.Failed(
                    new Trouble(
                            "The figures could not be reckoned.",
                            String.valueOf(fault.getMessage()),
                            "Try again; the incidents themselves are untouched."));
        }
    }

    private static List<Choice> choices(Grouping by, List<Handled> all, GroupTitles titles) {
        var found = new ArrayList<Choice>();
        by.split(all).keySet().forEach(id -> found.add(new Choice(id, titles.of(by, id))));
        found.sort(Comparator.comparing(Choice::title));
        return found;
    }

    // What is behind a number

    /** Of the whole time. */
    void open(Figure chosen) {
        look(chosen, ready -> new Question(Optional.empty(), ready.sheet().asked().period(), ""));
    }

    void open(Figure chosen, MetricsSheet.Row row) {
        look(chosen, _ -> new Question(Optional.of(row), row.period(), row.title()));
    }

    void open(MetricsSheet.Part part) {
        look(figure.get(), _ -> new Question(Optional.empty(), part.period(), part.label()));
    }

    private record Question(Optional<MetricsSheet.Row> row, Period period, String of) {}

    private void look(Figure chosen, Function<Stand.Ready, Question> asks) {
        figure.set(chosen);
        if (!(stand.get() instanceof Stand.Ready ready)) {
            return;
        }
        long question = asked;
        var ask = asks.apply(ready);
        threads.background()
                .execute(() -> {
                    var found =
                            ready
                                    .sheet()
                                    .behind(
                                            chosen,
                                            ask.row(),
                                            ask.period(),
                                            ready.all(),
                                            ready.at())
                                    .stream()
                                    .sorted(order(chosen))
                                    .toList();
                    threads.ui()
                            .execute(() -> {
                                if (question == asked) {
                                    behind.set(Optional.of(new Behind(chosen, ask.of(), found)));
                                }
                            });
                });
    }

    /** What weighs most first, else the newest. */
    private static Comparator<Handled> order(Figure figure) {
        var newest = Comparator.comparing(Handled::detected).reversed();
        Comparator<Handled> weight =
                switch (figure) {
                    case MTTD -> longest(Handled::timeToDetect);
                    case MTTA -> longest(Handled::timeToAcknowledge);
                    case MTTR, RESOLVED -> longest(Handled::timeToResolve);
                    case REVENUE ->
                            Comparator.comparing((Handled each) ->
                                    each.revenue().orElse(BigDecimal.ZERO).negate());
                    case CUSTOMERS ->
                            Comparator.comparing((Handled each) -> -each.customers().orElse(0));
                    case SLA, ESCALATION, REPEAT, REOPEN, FALSE_POSITIVES, OPENED, OPEN -> newest;
                };
        return weight.thenComparing(newest);
    }

    private static Comparator<Handled> longest(Function<Handled, Optional<Duration>> length) {
        return Comparator.comparing(
                (Handled each) -> length.apply(each).orElse(Duration.ZERO).negated());
    }

    void closeBehind() {
        behind.set(Optional.empty());
    }

    // What is shown

    ObjectProperty<Asking> asking() {
        return asking;
    }

    ObjectProperty<Figure> figure() {
        return figure;
    }

    ReadOnlyObjectProperty<Stand> stand() {
        return stand.getReadOnlyProperty();
    }

    /** The sheet on the page, if there is one. */
    Optional<MetricsSheet> sheet() {
        return stand.get() instanceof Stand.Ready ready
                ? Optional.of(ready.sheet())
                : Optional.empty();
    }

    ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Whether incidents have changed since; nothing moves under the reader by itself. */
    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Behind>> behind() {
        return behind.getReadOnlyProperty();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
