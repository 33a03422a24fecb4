package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.Lateness;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.data.Tier;

/**
 * What probes, hindsight and cards are written as, and what is told of those that make no sense.
 */
class ProbeReaderTest {
    private static final String TEXT =
            """
            name: probes
            severities: [{id: P1, class: critical}, {id: P2, class: warning}]
            sources:
              files: {folder: data}
              web:
                http: https://dash.example.com/app
                headers: {Accept: text/html, Authorization: {env: TOKEN, prefix: "Bearer "}}
            tiers: [{tier: 1, score: 99.5%, within: 30m}]
            datasets:
              page: {source: web, path: "/board?full=1", feeds: [Board]}
              pay:
                source: files
                files: "pay_{yyyyMMdd}.csv"
                description: What was paid
                owners: [ann]
                tags: [money]
                terms: [Payment]
                tier: 1
                upstream: [page]
            measures:
              load: {dataset: page, load-time: {timeout-is: breach}}
              up: {dataset: page, available: {status: 204}}
              queue: {dataset: page, json-value: /a/b}
              time: {dataset: pay, query-time: select 1}
              size: {dataset: pay, file-size: true}
              disk: {dataset: pay, storage-used: true}
              here: {dataset: pay, landed: {by: 2h, min-bytes: 10, min-rows: 1}}
              close: {dataset: pay, deadline: {pipeline: profit, ahead: 1bd}}
              rate: {dataset: pay, failure-rate: {within: 1h, tag: money}}
              score: {dataset: pay, quality-score: {weights: {P1: 5}}}
              risk: {dataset: pay, risk: score}
              full: {dataset: pay, time-to-full: {of: disk, from: 90%}}
            pipelines:
              profit: {deadlines: [{monthly-close-plus: 3bd}]}
            milestones: [{id: response, within: 1h}]
            checks:
              - id: slow
                measure: load
                rules: [{severity: P1, above: 30s}, {severity: P2, above: 10}]
              - {id: c2, measure: up, rules: [{severity: P1, below: 1}]}
              - {id: c3, measure: queue, rules: [{severity: P1, above: 1}]}
              - {id: c4, measure: time, rules: [{severity: P1, above: 1m}]}
              - {id: c5, measure: size, rules: [{severity: P1, below: 1}]}
              - {id: c6, measure: disk, rules: [{severity: P1, above: 95%}]}
              - {id: c7, measure: here, rules: [{severity: P1, above: 0}]}
              - {id: c8, measure: close, rules: [{severity: P1, above: 0}]}
              - {id: c9, measure: rate, rules: [{severity: P1, above: 15%}]}
              - {id: c10, measure: score, rules: [{severity: P1, below: 99.5%}]}
              - {id: c11, measure: risk, rules: [{severity: P1, above: 1}]}
              - {id: c12, measure: full, rules: [{severity: P1, below: 14d}]}
            """;

    @Test
    void everyKindIsRead() {
        var reading = Written.read(TEXT);
        assertThat(reading.problems()).isEmpty();
        var playbook = reading.playbook().orElseThrow();

        assertThat(playbook.inputs().sources())
                .contains(
                        new SourceSpec.Http(
                                new SourceId("web"),
                                "https://dash.example.com/app",
                                Map.of(
                                        "Accept",
                                        new SourceSpec.Header("text/html", Optional.empty()),
                                        "Authorization",
                                        new SourceSpec.Header(
                                                "Bearer ",
                                                Optional.of(
                                                        new SourceSpec.Secret.Environment(
                                                                "TOKEN")))),
                                SourceSpec.Limits.DEFAULT));
        assertThat(playbook.inputs().dataSets().getFirst().location())
                .isEqualTo(new Location.Resource("/board?full=1"));
        var formulas = playbook.inputs().measures().stream().map(m -> m.formula()).toList();
        assertThat(formulas)
                .containsExactly(
                        new Formula.Probed(new Probe.LoadTime(), true),
                        new Formula.Probed(new Probe.Available(OptionalInt.of(204)), false),
                        new Formula.Probed(new Probe.JsonValue("/a/b"), false),
                        new Formula.Probed(new Probe.QueryTime("select 1"), false),
                        new Formula.Probed(new Probe.FileSize(), false),
                        new Formula.Probed(new Probe.StorageUsed(), false),
                        late(
                                new Lateness.Due.Daily(
                                        new Lateness.By.AfterMidnight(Duration.ofHours(2)),
                                        ZoneId.of("UTC"),
                                        Lateness.Day.PREVIOUS),
                                Span.ZERO,
                                new Probe.Floors(10, 1)),
                        late(
                                new Lateness.Due.Pipeline("profit", Optional.empty()),
                                Span.business(1),
                                Probe.Floors.ANY),
                        new Formula.Recalled(
                                new Hindsight.FailureRate(
                                        Duration.ofHours(1),
                                        new Hindsight.Of(
                                                Optional.empty(),
                                                Optional.of("money"),
                                                Optional.empty()))),
                        new Formula.Recalled(
                                new Hindsight.QualityOf(
                                        Hindsight.Scoring.CHECKS, Map.of("P1", 5.0))),
                        new Formula.Recalled(new Hindsight.RiskOf(new MeasureId("score"))),
                        new Formula.Recalled(
                                new Hindsight.TimeToFull(new MeasureId("disk"), 1, 0.9, 14)));
        assertThat(playbook.checks().getFirst().rules().getFirst().condition())
                .isEqualTo(new Condition.Above(30));
    }

    @Test
    void aDataSetHasACardAndATierPromisesSomething() {
        var catalogue = Written.read(TEXT).playbook().orElseThrow().inputs().catalogue();
        var pay = new DataSetId("pay");
        var page = new DataSetId("page");

        assertThat(catalogue.card(pay))
                .isEqualTo(
                        new Card(
                                "What was paid",
                                Optional.of(1),
                                new Card.Words(
                                        List.of("ann"), List.of("money"), List.of("Payment")),
                                new Card.Lineage(List.of(page), List.of())));
        assertThat(catalogue.tier(pay)).contains(new Tier(1, 0.995, Duration.ofMinutes(30)));
        assertThat(catalogue.downstream(page)).containsExactly(pay);
    }

    @Test
    void aDeadlineMayBeATimeOfDay() {
        var text = TEXT.replace("by: 2h", "by: \"02:00\", zone: Europe/Berlin, day: same");

        assertThat(Written.read(text).playbook().orElseThrow().inputs().measures())
                .extracting(m -> m.formula())
                .contains(
                        late(
                                new Lateness.Due.Daily(
                                        new Lateness.By.Clock(LocalTime.of(2, 0)),
                                        ZoneId.of("Europe/Berlin"),
                                        Lateness.Day.SAME),
                                Span.ZERO,
                                new Probe.Floors(10, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{env: TOKEN, prefix: \"Bearer \"} | abc | a secret does not belong in a file",
                "https://dash.example.com/app | ftp://x | expected an address such as",
                "https://dash.example.com/app | https://me@x/ | an address holds no user",
                "path: \"/board?full=1\" | path: board | expected a path such as /api/health",
                "path: \"/board?full=1\" | files: a.csv | give the data set a path",
                "source: files | source: web | source \"web\" is an http source",
                "dataset: page, load-time | dataset: pay, load-time | needs a path of an http source",
                "load-time: {timeout-is: breach} | count-rows: true | looks at rows, but page is a path",
                "json-value: /a/b | json-value: a.b | expected a JSON pointer",
                "upstream: [page] | upstream: [pages] | there is no data set \"pages\"; did you mean",
                "upstream: [page] | upstream: [pay] | \"pay\" is made from itself",
                "feeds: [Board] | upstream: [pay] | \"page\" is made from itself: page from pay",
                "{tier: 1, score | '{tier: 4, score' | there is no tier 1; there are 4",
                "ahead: 1bd | id: weekly | names the deadline weekly, which pipeline profit does not have",
                "[{monthly-close-plus: 3bd}] | [] | waits for pipeline profit, which has no deadlines",
                "risk: score | risk: rate | needs a quality-score; \"rate\" is none",
                "of: disk | of: score | needs something that is measured",
                "size: {dataset: pay, file-size: true} | 'size: {dataset: pay, ratio: {of: score, to: disk}}' | reckoned only after all others",
                "measure: queue, rules: [{severity: P1, above: 1}] | 'measure: queue, rules: [{severity: P1, above: 1h}]' | a duration is no bound",
                "file-size: true | file-size: false | expected true",
                "from: 90% | from: 100% | it begins where it is full already",
            })
    void whatMakesNoSenseIsTold(String sound, String faulty, String words) {
        var text = TEXT.replace(sound, faulty);
        assertThat(text).isNotEqualTo(TEXT);

        assertThat(Written.problems(text))
                .anySatisfy(problem -> assertThat(problem).contains(words));
        assertThat(Written.read(text).playbook()).isEmpty();
    }

    private static Formula late(Lateness.Due due, Span ahead, Probe.Floors floors) {
        return new Formula.Late(new Lateness(due, ahead, floors));
    }
}
