package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.duplicates;
import static org.tocsin.source.Asks.failing;
import static org.tocsin.source.Asks.nulls;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;
import static org.tocsin.source.Asks.sql;
import static org.tocsin.source.Asks.total;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Counting;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Narrowing;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.Expression;

/** What measures per segment come to, whatever the engine (C-16). */
abstract class SegmentsContract {
    record Event(@Nullable String platform, int customer, @Nullable Double amount) {}

    /** Puts the rows where {@link #events} finds them, instead of any that are there. */
    abstract void load(List<Event> rows) throws Exception;

    /** The same number of rows for each of so many segments {@code s1}, {@code s2} and so on. */
    abstract void loadMany(int segments, int rows) throws Exception;

    /** The segment of an empty text. */
    abstract String emptyText();

    abstract Asks events();

    abstract SourceReader reader();

    private static Formula per(String of, int cap, boolean other, Formula each) {
        return new Formula.Segmented(each, new Segmentation(new Expression(of), cap, other));
    }

    private static Formula per(String of, Formula each) {
        return per(of, 50, true, each);
    }

    private static Reading.Segmented of(Asks.Answers answers, int i) {
        assertThat(answers.reading(i)).as("reading " + i).isInstanceOf(Reading.Segmented.class);
        return (Reading.Segmented) answers.reading(i);
    }

    private static List<String> said(Asks.Answers answers, int i) {
        return of(answers, i).of().stream()
                .map(part ->
                        "%s %d %s"
                                .formatted(
                                        part.segment(),
                                        part.rows(),
                                        part.reading() instanceof Reading.Taken taken
                                                ? taken.value().isPresent()
                                                        ? taken.value().getAsDouble()
                                                        : "-"
                                                : part.reading()))
                .toList();
    }

    private static List<Event> some() {
        return List.of(
                new Event("ios", 1, 10.0),
                new Event("ios", 1, 20.0),
                new Event("ios", 2, null),
                new Event("web", 3, 5.0),
                new Event("web", 4, -1.0),
                new Event(null, 5, 7.0));
    }

    @Test
    void eachSegmentHasItsOwnNumberAndANullIsASegmentToo() throws Exception {
        load(some());
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", rowCount()),
                                        per("platform", nulls("amount")),
                                        per("platform", total(Function.SUM, "amount")),
                                        per("platform", total(Function.MEDIAN, "amount"))));
        assertThat(said(answers, 0)).containsExactly("ios 3 3.0", "web 2 2.0", "(none) 1 1.0");
        assertThat(said(answers, 1))
                .containsExactly("ios 3 " + 1 / 3.0, "web 2 0.0", "(none) 1 0.0");
        assertThat(said(answers, 2)).containsExactly("ios 3 30.0", "web 2 4.0", "(none) 1 7.0");
        assertThat(said(answers, 3)).containsExactly("ios 3 15.0", "web 2 2.0", "(none) 1 7.0");
        assertThat(of(answers, 0).found()).isEqualTo(3);
    }

    @Test
    void allMeasuresOfTheSameSegmentsAreOneStatement() throws Exception {
        load(some());
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", rowCount()),
                                        per("platform", duplicates(Counting.KEYS, "customer")),
                                        per("platform", total(Function.MAX, "customer")),
                                        rowCount()));
        var sql = of(answers, 0).evidence().sql();
        assertThat(of(answers, 1).evidence().sql()).isEqualTo(sql);
        assertThat(of(answers, 2).evidence().sql()).isEqualTo(sql);
        assertThat(answers.value(3)).isEqualTo(6);
    }

    @Test
    void measuresOfKeysCountWithinTheirSegmentOnly() throws Exception {
        // Customer 1 is twice on ios; customer 9 once on each.
        var rows = new ArrayList<>(some());
        rows.add(new Event("ios", 9, 1.0));
        rows.add(new Event("web", 9, 1.0));
        load(rows);
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", duplicates(Counting.KEYS, "customer")),
                                        per("platform", duplicates(Counting.ROWS, "customer")),
                                        per(
                                                "platform",
                                                new Formula.DistinctCount(
                                                        sql("customer"), Optional.empty())),
                                        per(
                                                "platform",
                                                new Formula.LargestShare(
                                                        sql("customer"), Optional.empty())),
                                        per(
                                                "platform",
                                                new Formula.HeavyKeys(
                                                        sql("customer"), 1, Optional.empty()))));
        assertThat(said(answers, 0)).containsExactly("ios 4 1.0", "web 3 0.0", "(none) 1 0.0");
        assertThat(said(answers, 1)).containsExactly("ios 4 1.0", "web 3 0.0", "(none) 1 0.0");
        assertThat(said(answers, 2)).containsExactly("ios 4 3.0", "web 3 3.0", "(none) 1 1.0");
        assertThat(said(answers, 3))
                .containsExactly("ios 4 0.5", "web 3 " + 1 / 3.0, "(none) 1 1.0");
        assertThat(said(answers, 4)).containsExactly("ios 4 1.0", "web 3 0.0", "(none) 1 0.0");
    }

    @Test
    void aSegmentWithoutRowsThatMeetTheConditionCountsNone() throws Exception {
        load(some());
        var large = Optional.of(new Expression("amount > 8"));
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", new Formula.RowCount(large)),
                                        per(
                                                "platform",
                                                new Formula.DistinctCount(sql("customer"), large)),
                                        per(
                                                "platform",
                                                new Formula.Aggregate(
                                                        Function.AVG, sql("amount"), large))));
        assertThat(said(answers, 0)).containsExactly("ios 3 2.0", "web 2 0.0", "(none) 1 0.0");
        assertThat(said(answers, 1)).containsExactly("ios 3 1.0", "web 2 0.0", "(none) 1 0.0");
        assertThat(said(answers, 2)).containsExactly("ios 3 15.0", "web 2 -", "(none) 1 -");
    }

    @Test
    void beyondTheCapTheRestIsTogetherOrLeftOut() throws Exception {
        load(some());
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", 1, true, rowCount()),
                                        per("platform", 1, false, rowCount()),
                                        per(
                                                "platform",
                                                1,
                                                true,
                                                duplicates(Counting.ROWS, "amount"))));
        assertThat(said(answers, 0)).containsExactlyInAnyOrder("ios 3 3.0", "(other) 3 3.0");
        assertThat(of(answers, 0).found()).isEqualTo(3);
        assertThat(said(answers, 1)).containsExactly("ios 3 3.0");
        assertThat(of(answers, 1).found()).isEqualTo(3);
        assertThat(said(answers, 2)).containsExactlyInAnyOrder("ios 3 0.0", "(other) 3 0.0");
    }

    @Test
    void aSegmentThatIsFollowedIsLookedAtHoweverSmall() throws Exception {
        load(some());
        var by = new Segmentation(new Expression("platform"), 1, true);
        var followed = by.following(Set.of("(none)", "o'brien", "gone"));
        var answers = scan(reader(), events().request(new Formula.Segmented(rowCount(), followed)));
        assertThat(said(answers, 0)).containsExactly("ios 3 3.0", "(other) 2 2.0", "(none) 1 1.0");
    }

    @Test
    void anExpressionTellsSegmentsApartAsWell() throws Exception {
        load(some());
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per(
                                                "case when amount > 0 then 'paid' else 'free' end",
                                                rowCount()),
                                        per("customer", rowCount())));
        assertThat(said(answers, 0)).containsExactly("paid 4 4.0", "free 2 2.0");
        assertThat(said(answers, 1)).startsWith("1 2 2.0").hasSize(5);
    }

    @Test
    void aBadMeasureBreaksItselfOnly() throws Exception {
        load(some());
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", rowCount()),
                                        per("platform", total(Function.SUM, "nonsense")),
                                        per("nonsense", rowCount())));
        assertThat(said(answers, 0)).hasSize(3);
        assertThat(answers.failure(1)).contains("nonsense");
        assertThat(answers.failure(2)).contains("nonsense");
    }

    @Test
    void anEmptyTextIsASegmentWithAName() throws Exception {
        load(List.of(new Event("", 1, 1.0)));
        var answers = scan(reader(), events().request(per("platform", rowCount())));
        assertThat(said(answers, 0)).containsExactly(emptyText() + " 1 1.0");
    }

    @Test
    void noRowsAreNoSegments() throws Exception {
        load(List.of());
        var answers = scan(reader(), events().request(per("platform", rowCount())));
        assertThat(of(answers, 0).of()).isEmpty();
        assertThat(of(answers, 0).found()).isZero();
    }

    @Test
    void fiftyThousandSegmentsComeBackAsTheLargestAndTheRest() throws Exception {
        loadMany(50_000, 100_000);
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per("platform", 20, true, rowCount()),
                                        per("platform", 20, true, nulls("amount")),
                                        per("platform", 20, false, rowCount())));
        assertThat(of(answers, 0).of()).hasSize(21);
        assertThat(of(answers, 0).of().getFirst().segment()).isEqualTo("(other)");
        assertThat(of(answers, 0).of().stream().mapToLong(Reading.OfSegment::rows).sum())
                .isEqualTo(100_000);
        assertThat(of(answers, 0).found()).isEqualTo(50_000);
        assertThat(of(answers, 2).of()).hasSize(20);
    }

    @Test
    void complianceAndAgeAreOfEachSegment() throws Exception {
        load(some());
        var answers =
                scan(
                        reader(),
                        events().request(
                                        per(
                                                "platform",
                                                new Formula.Compliance(
                                                        List.of(
                                                                new RowTest.Present(
                                                                        sql("amount"), false)),
                                                        Optional.empty())),
                                        per(
                                                "platform",
                                                new Formula.Age(sql(":now"), Optional.empty()))));
        assertThat(said(answers, 0))
                .containsExactly("ios 3 " + 2 / 3.0, "web 2 1.0", "(none) 1 1.0");
        assertThat(said(answers, 1)).containsExactly("ios 3 0.0", "web 2 0.0", "(none) 1 0.0");
    }

    @Test
    void aSampleIsOfTheSegmentInQuestion() throws Exception {
        load(some());
        var negative =
                failing(new RowTest.Range(sql("amount"), Optional.of(sql("8")), Optional.empty()));
        var request = events().request(per("platform", negative));
        var measure = request.measures().getFirst();
        assertThat(reader().sample(request, Narrowing.to(measure, "web")).rows()).hasSize(2);
        assertThat(reader().sample(request, Narrowing.to(measure, "ios")).rows()).isEmpty();
        assertThat(reader().sample(request, Narrowing.to(measure, "(none)")).rows()).hasSize(1);
        assertThat(reader().sample(request, Narrowing.to(measure, "(other)")).rows()).hasSize(3);
    }
}
