package org.tocsin.domain.quiet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.quiet.AlertDecision.Stage;
import org.tocsin.domain.quiet.AlertDecision.Step;

/**
 * What becomes of an alert, step by step in the order of {@link Stage}: the first step that settles
 * it ends the asking. An alert whose incident is open is not hidden, because what happened belongs
 * on its log; whether anybody is told of that is asked anew when the message is due.
 */
public final class Deciding {
    private final QuietRules rules;
    private final Around around;

    public Deciding(QuietRules rules, Around around) {
        this.rules = rules;
        this.around = around;
    }

    /** How things stand when it is decided. */
    public record Around(
            List<InhibitionRule.Firing> firing,
            SilenceIndex silences,
            List<Consolidation.Candidate> open,
            Consolidation.Lineage lineage) {
        public Around {
            firing = List.copyOf(firing);
            open = List.copyOf(open);
        }
    }

    /**
     * What is known of the alert itself.
     *
     * @param maintenance the window that it falls into
     * @param flapping in words, when its check flaps
     * @param known the open incident that has its check
     */
    public record Question(
            Alert alert,
            Optional<Window> maintenance,
            Optional<String> flapping,
            Optional<Consolidation.Candidate> known) {}

    public record Window(String id, String title, Instant until) {}

    /** What is to be done. */
    public sealed interface Ruling {
        List<Step> steps();

        /** Nothing, until the time is over; then it is judged again, once. */
        sealed interface Quiet extends Ruling {}

        record Inhibited(InhibitionRule rule, InhibitionRule.Firing by, List<Step> steps)
                implements Quiet {}

        record Held(Window window, List<Step> steps) implements Quiet {}

        record Silenced(Silence silence, Instant until, List<Step> steps) implements Quiet {}

        /**
         * @param note what to write on the incident; empty when the check is on it already
         */
        record Joins(Consolidation.Candidate incident, Optional<String> note, List<Step> steps)
                implements Ruling {}

        record Opens(List<Step> steps) implements Ruling {}
    }

    public Ruling decide(Question question) {
        var steps = new ArrayList<Step>();
        return inhibited(question, steps)
                .or(() -> held(question, steps))
                .or(() -> silenced(question, steps))
                .or(() -> joins(question, steps))
                .orElseGet(() -> opens(steps));
    }

    /** Whether anything keeps an alert quiet now, and what. */
    public Optional<Ruling.Quiet> quiet(Question question) {
        var steps = new ArrayList<Step>();
        return inhibited(question, steps)
                .or(() -> held(question, steps))
                .or(() -> silenced(question, steps))
                .flatMap(ruling ->
                        ruling instanceof Ruling.Quiet quiet
                                ? Optional.of(quiet)
                                : Optional.empty());
    }

    private Optional<Ruling> inhibited(Question question, List<Step> steps) {
        for (var rule : rules.inhibitions()) {
            var by = rule.inhibits(question.alert(), around.firing());
            if (by.isPresent()) {
                var why = "%s: %s".formatted(rule.name().title(), by.get().words());
                if (settles(Stage.INHIBITION, question, "inhibited by " + why, steps)) {
                    return Optional.of(new Ruling.Inhibited(rule, by.get(), List.copyOf(steps)));
                }
                return Optional.empty();
            }
        }
        steps.add(new Step(Stage.INHIBITION, false, "nothing that fires hides it"));
        return Optional.empty();
    }

    private Optional<Ruling> held(Question question, List<Step> steps) {
        if (question.maintenance().isEmpty()) {
            steps.add(new Step(Stage.MAINTENANCE, false, "no maintenance"));
            return Optional.empty();
        }
        var window = question.maintenance().get();
        var why = "inside maintenance (%s) until %s".formatted(window.title(), window.until());
        return settles(Stage.MAINTENANCE, question, why, steps)
                ? Optional.of(new Ruling.Held(window, List.copyOf(steps)))
                : Optional.empty();
    }

    private Optional<Ruling> silenced(Question question, List<Step> steps) {
        var alert = question.alert();
        var silence = around.silences().hiding(alert.labels(), alert.at());
        if (silence.isEmpty()) {
            steps.add(new Step(Stage.SILENCE, false, "no silence matches it"));
            return Optional.empty();
        }
        var until = around.silences().end(alert.labels(), alert.at());
        var why = "%s (%s)".formatted(silence.get().words(), silence.get().matchers());
        return settles(Stage.SILENCE, question, why, steps)
                ? Optional.of(new Ruling.Silenced(silence.get(), until, List.copyOf(steps)))
                : Optional.empty();
    }

    /** Of a check whose incident is open nothing is hidden. */
    private static boolean settles(Stage stage, Question question, String why, List<Step> steps) {
        boolean settled = question.known().isEmpty();
        steps.add(
                new Step(
                        stage,
                        settled,
                        settled ? why : why + "; its incident is open and is told all the same"));
        return settled;
    }

    private Optional<Ruling> joins(Question question, List<Step> steps) {
        steps.add(new Step(Stage.FLAPPING, false, question.flapping().orElse("it does not flap")));
        if (question.known().isPresent()) {
            var known = question.known().get();
            steps.add(new Step(Stage.CONSOLIDATION, false, "its check has an incident already"));
            steps.add(
                    new Step(
                            Stage.DEDUPLICATION,
                            true,
                            "the same check again: on incident %d".formatted(known.number())));
            return Optional.of(new Ruling.Joins(known, Optional.empty(), List.copyOf(steps)));
        }
        var dataSets = question.alert().labels().of(Label.DATA_SET);
        var found =
                dataSets.stream()
                        .flatMap(dataSet ->
                                rules
                                        .consolidation()
                                        .joins(
                                                dataSet,
                                                question.alert().at(),
                                                around.open(),
                                                around.lineage())
                                        .stream())
                        .findFirst();
        if (found.isEmpty()) {
            steps.add(
                    new Step(
                            Stage.CONSOLIDATION,
                            false,
                            rules.consolidation().on()
                                    ? "no open incident that it belongs to"
                                    : "each check has incidents of its own"));
            return Optional.empty();
        }
        var incident = found.get().incident();
        var why =
                "consolidated into incident %d: %s".formatted(incident.number(), found.get().why());
        steps.add(new Step(Stage.CONSOLIDATION, true, why));
        return Optional.of(new Ruling.Joins(incident, Optional.of(why), List.copyOf(steps)));
    }

    private static Ruling opens(List<Step> steps) {
        steps.add(new Step(Stage.DEDUPLICATION, false, "no incident has its check"));
        steps.add(new Step(Stage.NOTIFICATION, true, "opens an incident; its rules say who hears"));
        return new Ruling.Opens(List.copyOf(steps));
    }
}
