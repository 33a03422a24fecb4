package org.tocsin.domain.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.review.Content.Pick;
import org.tocsin.domain.review.Content.Picks;
import org.tocsin.domain.review.Content.Why;
import org.tocsin.domain.review.Content.Whys;
import org.tocsin.domain.review.Content.Words;

/** Two people write on the same section. */
class MergeTest {
    private static Optional<String> merged(String base, String theirs, String mine) {
        return Merge.of(new Words(base), new Words(theirs), new Words(mine))
                .map(content -> ((Words) content).text());
    }

    @Test
    void linesThatOnlyOneChangedAreTakenFromThatOne() {
        assertThat(merged("a\nb\nc", "A\nb\nc", "a\nb\nC")).contains("A\nb\nC");
        assertThat(merged("a\nb\nc\nd", "a\nc\nd", "a\nb\nc\nd\ne")).contains("a\nc\nd\ne");
        assertThat(merged("a\nb", "new\na\nb", "a\nb\nlast")).contains("new\na\nb\nlast");
    }

    @Test
    void theSameLineChangedInTwoWaysIsNoMerge() {
        assertThat(merged("a\nb\nc", "a\nB\nc", "a\nbb\nc")).isEmpty();
        assertThat(merged("", "theirs", "mine")).isEmpty();
        assertThat(merged("a", "a\nx", "a\ny")).isEmpty();
        assertThat(merged("a\nb\nc", "a\nc", "a\nB\nc")).as("deleted by the one").isEmpty();
    }

    @Test
    void theSameChangeOfBothIsMadeOnce() {
        assertThat(merged("a\nb", "a\nB", "a\nB")).contains("a\nB");
        assertThat(merged("a\nb\nc", "A\nb\nC", "A\nb\nc")).contains("A\nb\nC");
        assertThat(merged("a", "a", "a\nmore")).contains("a\nmore");
        assertThat(merged("a", "a\nmore", "a")).contains("a\nmore");
    }

    /** Whoever writes what, a merge holds every line that one of the two added. */
    @Test
    void noLineThatSomebodyAddedIsEverLost() {
        var random = RandomGenerator.of("L64X128MixRandom");
        int merges = 0;
        for (int i = 0; i < 400; i++) {
            var base = IntStream.range(0, 8).mapToObj(n -> "line " + n).toList();
            var theirs = changed(base, "theirs", random);
            var mine = changed(base, "mine", random);
            var merged = merged(text(base), text(theirs), text(mine));
            if (merged.isPresent()) {
                merges++;
                var lines = List.of(merged.get().split("\n", -1));
                assertThat(lines).containsAll(own(theirs)).containsAll(own(mine));
                assertThat(lines.stream().filter(base::contains).toList())
                        .as("what neither took away is there, in its order")
                        .containsExactlyElementsOf(
                                base.stream()
                                        .filter(theirs::contains)
                                        .filter(mine::contains)
                                        .toList());
            }
        }
        assertThat(merges).isBetween(40, 399);
    }

    private static List<String> own(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("line")).toList();
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }

    private static List<String> changed(List<String> base, String who, RandomGenerator random) {
        return base.stream()
                .flatMap(line ->
                        switch (random.nextInt(8)) {
                            case 0 -> List.<String>of().stream();
                            case 1 -> List.of(line, who + " after " + line).stream();
                            default -> List.of(line).stream();
                        })
                .collect(Collectors.toList());
    }

    @Test
    void momentsAreMergedOneByOneAndStayInTheOrderOfTheLog() {
        var base = new Picks(List.of(new Pick(1, ""), new Pick(5, "")));
        var theirs = base.with(new Pick(3, "theirs")).with(new Pick(1, "began"));
        var mine = base.without(5).with(new Pick(9, "mine"));
        assertThat(Merge.of(base, theirs, mine))
                .contains(
                        new Picks(
                                List.of(
                                        new Pick(1, "began"),
                                        new Pick(3, "theirs"),
                                        new Pick(9, "mine"))));
        assertThat(Merge.of(base, base.with(new Pick(1, "x")), base.with(new Pick(1, "y"))))
                .isEmpty();
    }

    @Test
    void answersToWhyAreMergedOneByOne() {
        var top = why(1, Optional.empty(), "top");
        var base = new Whys(List.of(top));
        var theirs = new Whys(List.of(top.saying("the top"), why(2, Optional.of(top.id()), "b")));
        var mine = new Whys(List.of(top, why(3, Optional.of(top.id()), "c")));

        var merged = (Whys) Merge.of(base, theirs, mine).orElseThrow();

        assertThat(merged.all()).extracting(Why::text).containsExactly("the top", "b", "c");
        var changed = new Whys(List.of(top.saying("another")));
        assertThat(Merge.of(base, theirs, changed)).as("both changed the top").isEmpty();
    }

    @Test
    void anAnswerThatOneDeletedAndTheOtherBuiltOnIsStillReadable() {
        var top = why(1, Optional.empty(), "top");
        var middle = why(2, Optional.of(top.id()), "middle");
        var base = new Whys(List.of(top, middle));
        var theirs = new Whys(List.of(top));
        var mine = new Whys(List.of(top, middle, why(3, Optional.of(middle.id()), "leaf")));

        var merged = new WhyTree((Whys) Merge.of(base, theirs, mine).orElseThrow());

        assertThat(merged.nodes())
                .extracting(node -> node.why().text())
                .containsExactly("top", "leaf");
    }

    @Test
    void figuresAreMergedFieldByField() {
        var none = Content.Harm.NONE;
        var users =
                new Content.Harm(
                        new Content.Figures(
                                OptionalLong.of(12), Optional.empty(), OptionalLong.empty()),
                        "",
                        "",
                        "");
        var teams = new Content.Harm(Content.Figures.NONE, "Finance", "", "");
        assertThat(Merge.of(none, users, teams))
                .contains(new Content.Harm(users.figures(), "Finance", "", ""));
        var others =
                new Content.Harm(
                        new Content.Figures(
                                OptionalLong.of(13), Optional.empty(), OptionalLong.empty()),
                        "",
                        "",
                        "");
        assertThat(Merge.of(none, users, others)).isEmpty();
    }

    @Test
    void aSaveOnWhatIsStillThereIsKeptAndALaterOneIsAConflictWithBothTexts() {
        var by = new Kept.Signed("ada", Instant.EPOCH);
        var empty = Kept.empty(Section.SUMMARY);
        var first = (Saving.Saved) Saving.decide(empty, empty, new Words("a\nb"), by);
        assertThat(first.now().version()).isEqualTo(1);
        var second = (Saving.Saved) Saving.decide(first.now(), first.now(), new Words("A\nb"), by);

        var stale = Saving.decide(first.now(), second.now(), new Words("a\nb\nc"), by);

        assertThat(stale)
                .isEqualTo(
                        new Saving.Conflict(
                                second.now(),
                                new Words("a\nb\nc"),
                                Optional.of(new Words("A\nb\nc"))));
        assertThat(Saving.decide(empty, second.now(), new Words("A\nb"), by))
                .as("the same text is no conflict, and no new version")
                .isEqualTo(new Saving.Saved(second.now()));
    }

    private static Why why(long id, Optional<UUID> parent, String text) {
        return new Why(new UUID(0, id), parent, text, List.of());
    }
}
