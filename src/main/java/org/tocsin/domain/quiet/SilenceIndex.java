package org.tocsin.domain.quiet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the silences of an alert without asking all of them: those that want a certain value of a
 * label are looked up by it, and the patterns of the others are compiled once.
 */
public final class SilenceIndex {
    public static final SilenceIndex EMPTY = new SilenceIndex(List.of());

    private record Key(Label label, String value) {}

    private final List<Silence> all;
    private final Map<Key, List<Silence>> exact = new HashMap<>();
    private final List<Silence> others = new ArrayList<>();

    public SilenceIndex(List<Silence> silences) {
        all = List.copyOf(silences);
        for (var silence : all) {
            silence.matchers().all().stream()
                    .filter(Matcher::isExact)
                    .min(Comparator.comparing(SilenceIndex::breadth))
                    .map(matcher -> new Key(matcher.label(), matcher.value()))
                    .map(key -> exact.computeIfAbsent(key, _ -> new ArrayList<>()))
                    .orElse(others)
                    .add(silence);
        }
    }

    /** The labels that fewest alerts share come first. */
    private static int breadth(Matcher matcher) {
        return switch (matcher.label()) {
            case CHECK -> 0;
            case DATA_SET -> 1;
            case TAG, LABEL, OWNER, PIPELINE, SUBCATEGORY -> 2;
            case SOURCE, CATEGORY -> 3;
            case SEVERITY -> 4;
            case KIND -> 5;
        };
    }

    public List<Silence> all() {
        return all;
    }

    /** The silence that hides an alert; of several the one that lasts longest. */
    public Optional<Silence> hiding(Labels labels, Instant at) {
        return candidates(labels)
                .filter(silence -> silence.hides(labels, at))
                .max(Comparator.comparing(silence -> silence.term().until()));
    }

    private Stream<Silence> candidates(Labels labels) {
        var keyed =
                Stream.of(Label.values())
                        .flatMap(label ->
                                labels.of(label).stream().map(value -> new Key(label, value)))
                        .flatMap(key -> exact.getOrDefault(key, List.of()).stream());
        return Stream.concat(keyed, others.stream());
    }

    /**
     * When the quiet of an alert ends: silences that overlap or follow at once count as one.
     *
     * @param at inside one
     */
    public Instant end(Labels labels, Instant at) {
        var end = at;
        for (var next = hiding(labels, end); next.isPresent(); next = hiding(labels, end)) {
            end = next.get().term().until();
        }
        return end;
    }
}
