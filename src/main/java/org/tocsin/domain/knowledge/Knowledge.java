package org.tocsin.domain.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;

/**
 * Finds root causes of old whose symptoms have returned (M-7, I-9; document 000). Every point has a
 * reason that people can read: what has none is not offered.
 */
public final class Knowledge {
    private static final int SAME_CHECK = 6;
    private static final int SAME_SOURCE = 5;
    private static final int SAME_WAY = 3;
    private static final int SAME_SEGMENT = 3;
    private static final int SAME_DATA_SET = 2;
    private static final int SAME_CATEGORY = 1;
    private static final int SAME_PIPELINE = 1;
    private static final int MOST_WORDS = 4;

    /** One word in common is chance. */
    private static final int LEAST_WORDS = 2;

    /** A data set alone, or a category and a pipeline, are no likeness. */
    private static final int LEAST = 4;

    /** How many are looked at closely, and how many are offered. */
    private static final int CLOSELY = 20;

    private static final int MOST = 5;

    /** What is known of past incidents beyond themselves. */
    public interface Memory {
        /** How the checks of an incident failed. */
        Symptoms symptoms(Incident incident);

        /** What was written when it was resolved. */
        Optional<String> resolution(Incident incident);
    }

    private Knowledge() {}

    /** What is offered for an incident, the likest first, each root cause once. */
    public static List<Offer> find(Incident incident, List<Incident> all, Memory memory) {
        var likely =
                all.stream()
                        .filter(past -> isPast(incident, past))
                        .map(past -> offer(incident, past, _ -> Symptoms.UNKNOWN))
                        .filter(offer -> offer.score() > 0)
                        .sorted(LIKEST)
                        .limit(CLOSELY)
                        .toList();
        var closely =
                likely.stream()
                        .map(offer -> offer(incident, offer.past(), memory::symptoms))
                        .filter(offer -> offer.score() >= LEAST)
                        .sorted(LIKEST)
                        .toList();
        var offers = new ArrayList<Offer>();
        for (var offer : closely) {
            if (offers.size() < MOST && offers.stream().noneMatch(offer::isSameCause)) {
                offers.add(offer.with(memory.resolution(offer.past())));
            }
        }
        return List.copyOf(offers);
    }

    private static final Comparator<Offer> LIKEST =
            Comparator.comparingInt(Offer::score)
                    .thenComparing(offer -> offer.past().detectedAt())
                    .thenComparing(offer -> offer.past().id().number())
                    .reversed();

    private static boolean isPast(Incident incident, Incident past) {
        return !past.id().uuid().equals(incident.id().uuid())
                && past.state() != State.MERGED
                && !past.detectedAt().isAfter(incident.detectedAt())
                && past.work().findings().rootCause().isPresent();
    }

    private record Reason(int score, String words) {}

    private static Offer offer(
            Incident incident, Incident past, Function<Incident, Symptoms> symptoms) {
        var reasons = new ArrayList<Reason>();
        checks(incident, past, symptoms, reasons);
        if (source(incident).isPresent() && source(incident).equals(source(past))) {
            reasons.add(
                    new Reason(
                            SAME_SOURCE,
                            "source %s could not be asked then too"
                                    .formatted(source(incident).get())));
        }
        common(Set.copyOf(incident.subject().place().dataSets()), past.subject().place().dataSets())
                .findFirst()
                .ifPresent(id -> reasons.add(new Reason(SAME_DATA_SET, "same data set " + id)));
        kind(incident, past).ifPresent(reasons::add);
        var pipeline = incident.subject().place().pipeline();
        if (!pipeline.isEmpty() && pipeline.equals(past.subject().place().pipeline())) {
            reasons.add(new Reason(SAME_PIPELINE, "same pipeline " + pipeline));
        }
        words(incident, past).ifPresent(reasons::add);
        return new Offer(
                past,
                past.work().findings().rootCause().orElseThrow(),
                Optional.empty(),
                reasons.stream().mapToInt(Reason::score).sum(),
                reasons.stream().map(Reason::words).toList());
    }

    private static void checks(
            Incident incident,
            Incident past,
            Function<Incident, Symptoms> symptoms,
            List<Reason> reasons) {
        var both = new ArrayList<CheckId>(incident.course().failures().keySet());
        both.retainAll(past.course().failures().keySet());
        if (both.isEmpty()) {
            return;
        }
        reasons.add(
                new Reason(
                        SAME_CHECK + Math.min(2, both.size() - 1),
                        both.size() == 1
                                ? "same check " + both.getFirst()
                                : "same checks "
                                        + String.join(
                                                ", ", both.stream().map(CheckId::value).toList())));
        var now = symptoms.apply(incident);
        var then = symptoms.apply(past);
        both.stream()
                .filter(check -> isSameMove(now.of(check), then.of(check)))
                .findFirst()
                .ifPresent(check ->
                        reasons.add(
                                new Reason(
                                        SAME_WAY,
                                        now.of(check).orElseThrow().move() == Symptoms.Move.FELL
                                                ? "value fell as then"
                                                : "value rose as then")));
        both.stream()
                .flatMap(check -> now.of(check).stream())
                .map(Symptoms.Way::segment)
                .filter(segment -> !segment.isEmpty())
                .filter(segment ->
                        both.stream()
                                .flatMap(check -> then.of(check).stream())
                                .anyMatch(way -> way.segment().equals(segment)))
                .findFirst()
                .ifPresent(segment ->
                        reasons.add(new Reason(SAME_SEGMENT, "same segment " + segment)));
    }

    private static boolean isSameMove(Optional<Symptoms.Way> now, Optional<Symptoms.Way> then) {
        return now.map(Symptoms.Way::move)
                        .filter(move -> move != Symptoms.Move.UNKNOWN)
                        .equals(
                                then.map(Symptoms.Way::move)
                                        .filter(move -> move != Symptoms.Move.UNKNOWN))
                && now.filter(way -> way.move() != Symptoms.Move.UNKNOWN).isPresent();
    }

    private static Optional<String> source(Incident incident) {
        return incident.subject().origin() instanceof Subject.BrokenSource(var source, _)
                ? Optional.of(source)
                : Optional.empty();
    }

    private static Optional<Reason> kind(Incident incident, Incident past) {
        var now = incident.subject().classification();
        var then = past.subject().classification();
        if (now.category().isEmpty() || !now.category().equals(then.category())) {
            return Optional.empty();
        }
        boolean closer =
                !now.subcategory().isEmpty() && now.subcategory().equals(then.subcategory());
        return Optional.of(
                new Reason(
                        closer ? SAME_CATEGORY + 1 : SAME_CATEGORY,
                        "same category " + (closer ? now.subcategory() : now.category())));
    }

    private static Optional<Reason> words(Incident incident, Incident past) {
        var both = common(Vocabulary.words(text(incident)), Vocabulary.words(text(past))).toList();
        return both.size() < LEAST_WORDS
                ? Optional.empty()
                : Optional.of(
                        new Reason(
                                Math.min(MOST_WORDS, both.size()),
                                "both say "
                                        + String.join(
                                                ", ",
                                                both.subList(
                                                        0, Math.min(MOST_WORDS, both.size())))));
    }

    /** Its title and the reporter's words; numbers are of that day alone. */
    private static String text(Incident incident) {
        var report =
                incident.subject().origin() instanceof Subject.Report(_, var words, _, _)
                        ? words
                        : "";
        return (incident.subject().title() + " " + report).replaceAll("[0-9]+", " ");
    }

    private static Stream<String> common(Set<String> one, java.util.Collection<String> other) {
        var known = new HashSet<>(other);
        return one.stream().filter(known::contains);
    }
}
