package org.tocsin.ui.incidents;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.knowledge.Vocabulary;
import org.tocsin.domain.response.KnownIssue;

/**
 * A known issue that an incident looks like.
 *
 * @param score the higher the more alike; comparable within one search only
 * @param because what they have in common, in words
 */
record RoomMatch(KnownIssue issue, double score, List<String> because) {
    private static final double SAME_CHECK = 6;
    private static final double SAME_PIPELINE = 1.5;

    RoomMatch {
        because = List.copyOf(because);
    }

    /** Those that the incident looks like, the likest first; a pipeline alone is no likeness. */
    static List<RoomMatch> of(RoomSnapshot shown) {
        var known = shown.terms().guides().knownIssues();
        var rarity = rarity(known);
        var words = words(text(shown));
        var checks = shown.incident().course().failures().keySet();
        return known.stream()
                .map(issue -> {
                    var common = common(issue, words);
                    var reasons =
                            issue.signs().checks().stream()
                                    .filter(id ->
                                            checks.stream().anyMatch(c -> c.value().equals(id)))
                                    .map(id -> "check " + id + " failed")
                                    .toList();
                    boolean ours = isSamePipeline(issue, shown.incident());
                    // One word in common is chance; a check that failed is not.
                    boolean chance = reasons.isEmpty() && common.size() < 2;
                    double alike =
                            chance
                                    ? 0
                                    : common.stream().mapToDouble(rarity::get).sum()
                                            + SAME_CHECK * reasons.size();
                    return new RoomMatch(
                            issue,
                            alike == 0 ? 0 : alike + (ours ? SAME_PIPELINE : 0),
                            Stream.concat(reasons.stream(), common.stream()).toList());
                })
                .filter(match -> match.score() > 0)
                .sorted(LIKEST)
                .toList();
    }

    /** Those that have every word of a query, or the beginning of one. */
    static List<RoomMatch> of(String query, List<KnownIssue> known) {
        var asked = words(query);
        var rarity = rarity(known);
        return known.stream()
                .map(issue -> {
                    var has = words(text(issue));
                    var found =
                            has.stream()
                                    .filter(word -> asked.stream().anyMatch(word::startsWith))
                                    .toList();
                    boolean every =
                            asked.stream()
                                    .allMatch(
                                            word -> has.stream().anyMatch(w -> w.startsWith(word)));
                    double score = every ? found.stream().mapToDouble(rarity::get).sum() + 1e-9 : 0;
                    return new RoomMatch(issue, score, found);
                })
                .filter(match -> match.score() > 0)
                .sorted(LIKEST)
                .toList();
    }

    private static final Comparator<RoomMatch> LIKEST =
            Comparator.comparingDouble(RoomMatch::score)
                    .reversed()
                    .thenComparing(match -> match.issue().title())
                    .thenComparing(match -> match.issue().id());

    private static boolean isSamePipeline(KnownIssue issue, Incident incident) {
        return !issue.pipeline().isEmpty()
                && issue.pipeline().equals(incident.subject().place().pipeline());
    }

    /** A word that few issues have says more than one that all have. */
    private static Map<String, Double> rarity(List<KnownIssue> known) {
        var counts = new HashMap<String, Integer>();
        known.forEach(
                issue -> words(text(issue)).forEach(word -> counts.merge(word, 1, Integer::sum)));
        var rarity = new HashMap<String, Double>();
        counts.forEach(
                (word, count) -> rarity.put(word, Math.log(1 + (double) known.size() / count)));
        return rarity;
    }

    private static List<String> common(KnownIssue issue, Set<String> words) {
        return words(text(issue)).stream().filter(words::contains).toList();
    }

    private static String text(KnownIssue issue) {
        var signs = issue.signs();
        return String.join(
                " ",
                issue.title(),
                signs.issue(),
                signs.impact(),
                signs.telling().detection(),
                signs.telling().symptoms());
    }

    /** What is said of the incident: its title, what its checks say, what people have written. */
    private static String text(RoomSnapshot shown) {
        var incident = shown.incident();
        var said =
                incident.course().failures().values().stream()
                        .flatMap(failing ->
                                Stream.of(failing.first().message(), failing.last().message()));
        var written =
                shown.log().stream()
                        .map(logged -> logged.event())
                        .map(event -> event instanceof Event.Wrote(_, var text) ? text : "");
        var report =
                incident.subject().origin() instanceof Subject.Report(_, var words, _, _)
                        ? words
                        : "";
        return Stream.concat(
                        Stream.of(incident.subject().title(), report), Stream.concat(said, written))
                .reduce("", (one, other) -> one + " " + other);
    }

    static Set<String> words(String text) {
        return Vocabulary.words(text);
    }
}
