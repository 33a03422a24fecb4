package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Labels;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.quiet.SilenceEdit;
import org.tocsin.domain.quiet.SilenceEdit.By;
import org.tocsin.domain.quiet.SilenceEdit.Edited;
import org.tocsin.domain.quiet.SilenceEdit.Wish;
import org.tocsin.store.NoticeHistory;
import org.tocsin.store.Store;

/**
 * What a person does about quiet: silences, snoozes, what they would hide, and why there
 * was, or was not, a message. Everything reads or writes the store and belongs off the FX thread.
 */
public final class QuietDesk {
    private static final Duration LATELY = Duration.ofHours(24);
    private static final int NEWEST = 50;

    /** Runs of one check that are counted at most. */
    private static final int RUNS = 5_000;

    private final LiveIncidents incidents;
    private final Playbook playbook;
    private final Store store;
    private final Shell shell;
    private final Quieting quieting;

    public QuietDesk(LiveIncidents incidents, Playbook playbook, Store store, Shell shell) {
        this.incidents = incidents;
        this.playbook = playbook;
        this.store = store;
        this.shell = shell;
        this.quieting = new Quieting(incidents, playbook, store);
    }

    /** What became of a wish. */
    public sealed interface Reply {
        /**
         * @param ended the silence that it takes the place of
         */
        record Done(Silence silence, Optional<Silence> ended) implements Reply {}

        record Refused(String reason) implements Reply {}
    }

    /** All that there are and were, by their beginning. */
    public List<Silence> silences() {
        return store.silences().all(name());
    }

    /** One as it was after each change, the first first. */
    public List<Silence> history(UUID silence) {
        return store.silences().history(silence);
    }

    /**
     * What matchers would hide now.
     *
     * @param incidents open ones of which no message would go any more
     * @param checks whose breaches would open nothing
     * @param alerts of the last 24 hours that would not have been told, the oldest first
     */
    public record Preview(
            List<Incident> incidents, List<CheckId> checks, List<AlertDecision> alerts) {}

    public Preview preview(Matchers matchers) {
        var hidden =
                incidents.incidents().stream()
                        .filter(Incident::isOpen)
                        .filter(each ->
                                quieting.labels().of(each).stream().allMatch(matchers::matches))
                        .toList();
        var checks =
                playbook.checks().stream()
                        .filter(check -> severities(check).stream().anyMatch(matchers::matches))
                        .map(Check::id)
                        .toList();
        var now = now();
        var alerts =
                store.decisions().between(name(), now.minus(LATELY), now.plusMillis(1)).stream()
                        .filter(each -> isHidden(each, matchers))
                        .toList();
        return new Preview(hidden, checks, alerts);
    }

    /** A check's alert at each severity that it may have, and when it cannot be run. */
    private List<Labels> severities(Check check) {
        var all = new ArrayList<Labels>();
        check.rules().stream()
                .map(rule -> rule.severity().id())
                .distinct()
                .forEach(severity -> all.add(quieting.labels().breach(check, severity)));
        return all;
    }

    /** By the incident that has it or, where there is none, by its check. */
    private boolean isHidden(AlertDecision decision, Matchers matchers) {
        var incident = decision.about().incident().flatMap(incidents::incident);
        if (incident.isPresent()) {
            return quieting.labels().of(incident.get()).stream()
                    .filter(labels ->
                            labels.of(Label.CHECK).contains(decision.about().check().value()))
                    .anyMatch(matchers::matches);
        }
        return playbook.check(decision.about().check())
                .filter(check -> severities(check).stream().anyMatch(matchers::matches))
                .isPresent();
    }

    public Reply add(Wish wish) {
        return begun(Silence.Kind.SILENCE, wish);
    }

    /** For a while nobody is told of one check. */
    public Reply snooze(CheckId check, Instant until, String reason) {
        if (playbook.check(check).isEmpty()) {
            return new Reply.Refused("the playbook %s has no check %s".formatted(name(), check));
        }
        return begun(
                Silence.Kind.SNOOZE,
                new Wish(Matchers.of(Label.CHECK, check.value()), now(), until, reason));
    }

    /** For a while nobody is told of a group: everything with the same value of a label. */
    public Reply snooze(Label label, String value, Instant until, String reason) {
        return value.isBlank()
                ? new Reply.Refused("say which %s".formatted(label.key()))
                : begun(
                        Silence.Kind.SNOOZE,
                        new Wish(Matchers.of(label, value), now(), until, reason));
    }

    private Reply begun(Silence.Kind kind, Wish wish) {
        return switch (SilenceEdit.begin(shell.ids().next(), kind, wish, by())) {
            case Edited.Refused(var reason) -> new Reply.Refused(reason);
            case Edited.Changed(var silence) -> new Reply.Done(silence, Optional.empty());
            case Edited.Replaced(_, var fresh) -> {
                store.silences().add(name(), fresh);
                yield new Reply.Done(fresh, Optional.empty());
            }
        };
    }

    /** Another end and comment; anything else ends it and makes a new one. */
    public Reply edit(UUID silence, Wish wish) {
        return store.silences()
                .find(silence)
                .map(seen -> carryOut(seen, SilenceEdit.edit(seen, shell.ids().next(), wish, by())))
                .orElseGet(() -> unknown(silence));
    }

    public Reply end(UUID silence) {
        return store.silences()
                .find(silence)
                .map(seen -> carryOut(seen, SilenceEdit.end(seen, by())))
                .orElseGet(() -> unknown(silence));
    }

    private Reply carryOut(Silence seen, Edited edited) {
        return switch (edited) {
            case Edited.Refused(var reason) -> new Reply.Refused(reason);
            case Edited.Changed(var changed) ->
                    store.silences().change(seen, changed)
                            ? new Reply.Done(changed, Optional.empty())
                            : quicker();
            case Edited.Replaced(var ended, var fresh) -> {
                if (ended.isPresent()
                        && !store.silences().replace(name(), seen, ended.get(), fresh)) {
                    yield quicker();
                }
                if (ended.isEmpty()) {
                    store.silences().add(name(), fresh);
                }
                yield new Reply.Done(fresh, ended);
            }
        };
    }

    private static Reply quicker() {
        return new Reply.Refused("somebody else has changed it meanwhile; look at it again");
    }

    private static Reply unknown(UUID silence) {
        return new Reply.Refused("there is no silence %s".formatted(silence));
    }

    /**
     * Why there was, or was not, a message.
     *
     * @param decisions on the alerts, the oldest first
     * @param notices what became of the messages, in their order
     * @param now what keeps messages back at present, in words
     */
    public record Why(
            List<AlertDecision> decisions, List<NoticeHistory.Line> notices, List<String> now) {}

    public Why why(Incident incident) {
        return new Why(
                store.decisions().ofIncident(incident.id().uuid()),
                store.noticeHistory().of(incident.id().uuid()),
                quieting.labels().of(incident).stream()
                        .flatMap(labels -> hiding(labels).stream())
                        .distinct()
                        .toList());
    }

    /** Of a check: its newest decisions. */
    public Why why(CheckId check) {
        var quiet =
                playbook.check(check).stream()
                        .flatMap(each -> severities(each).stream())
                        .flatMap(labels -> hiding(labels).stream())
                        .distinct()
                        .toList();
        return new Why(
                store.decisions().ofCheck(name(), check, NEWEST).reversed(), List.of(), quiet);
    }

    private Optional<String> hiding(Labels labels) {
        var now = now();
        return quieting.silences(now)
                .hiding(labels, now)
                .map(silence -> "%s (%s)".formatted(silence.words(), silence.matchers()));
    }

    /** How the monitor itself did in a stretch of time, as far as runs are kept. */
    public MonitorFigures figures(Stretch when) {
        return MonitorFigures.of(
                when,
                store.decisions().between(name(), when.from(), when.to()),
                incidents.incidents(),
                playbook.checks().stream().map(check -> tally(check.id(), when)).toList());
    }

    private MonitorFigures.Tally tally(CheckId check, Stretch when) {
        long answered = 0;
        long breached = 0;
        for (var run : store.runs().recent(name(), check, RUNS)) {
            if (isIn(when, run)) {
                switch (run.judgement().verdict()) {
                    case Verdict.Healthy _ -> answered++;
                    case Verdict.Breach _ -> {
                        answered++;
                        breached++;
                    }
                    case Verdict.Broken _, Verdict.Learning _ -> {}
                }
            }
        }
        return new MonitorFigures.Tally(check, answered, breached);
    }

    private static boolean isIn(Stretch when, CheckRun run) {
        var at = run.occasion().startedAt();
        return !at.isBefore(when.from()) && at.isBefore(when.to());
    }

    private By by() {
        return new By(incidents.me().name(), now());
    }

    private Instant now() {
        return shell.clock().instant();
    }

    private String name() {
        return playbook.header().name();
    }
}
