package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.domain.check.Adjusted;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judge;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Narrowing;
import org.tocsin.domain.check.Past;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.RuleDays;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.SegmentJudge;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.series.Point;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader.Request;

/** Asks the sources about lots of checks and judges the answers. Keeps nothing itself. */
final class Examiner {
    private final Map<MeasureId, Measure> measures = new HashMap<>();
    private final Surveyor surveyor;
    private final Gathering gathering;
    private final Prober prober;
    private final JudgedDays days;
    private final List<ExpectedVariation> expected;
    private final Catalogue catalogue;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param holidays knows the holidays that rules may speak of
     */
    Examiner(Rules rules, HolidaySource holidays, Ids ids, InstantSource clock) {
        var playbook = rules.playbook();
        playbook.inputs().measures().forEach(measure -> measures.put(measure.id(), measure));
        this.surveyor = new Surveyor(rules.sources(), clock);
        this.gathering = new Gathering(playbook, surveyor);
        this.prober = new Prober(surveyor, new Punctuality(playbook, holidays, surveyor));
        this.days = JudgedDays.of(playbook, holidays);
        this.expected = playbook.inputs().expected();
        this.catalogue = playbook.inputs().catalogue();
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param asOf the instant that the rules take for now
     * @param trigger see {@link CheckRun.Occasion#trigger()}
     * @param adjustments of any checks and times, the oldest first
     */
    record Circumstances(
            Instant asOf, String trigger, boolean withSamples, List<Adjustment> adjustments) {
        Circumstances {
            adjustments = List.copyOf(adjustments);
        }
    }

    /**
     * What came of one lot.
     *
     * @param columns as found, for the next comparison
     * @param present whether the partition was there
     */
    record Examined(List<CheckRun> runs, Optional<List<SeenColumn>> columns, boolean present) {
        Examined {
            runs = List.copyOf(runs);
        }
    }

    /** Takes the readings that the given measures need from one partition. */
    Scan scan(Lot lot, Partition partition, List<Measure> wanted, Instant asOf)
            throws InterruptedException {
        var closure = Survey.closure(wanted, measures);
        var probed = prober.ask(request(lot, partition, asOf), closure.values(), lot.priority());
        var look = new Gathering.Look(closure, asOf, lot.timeout(), lot.priority());
        if (probed.isEmpty()) {
            return gathering.gather(lot.dataSet(), partition, look);
        }
        return new Scan.Probed(
                probed,
                probed.size() < closure.size()
                        ? Optional.of(gathering.gather(lot.dataSet(), partition, look))
                        : Optional.empty());
    }

    /** Whether the playbook says that baselines leave a partition out. */
    boolean varies(Measure measure, Partition partition) {
        return expected.stream()
                .anyMatch(one -> one.covers(measure.id(), JudgedDays.date(partition)));
    }

    Survey survey(Lot lot, List<Measure> wanted, Scan scan, Optional<List<SeenColumn>> before) {
        return Survey.of(lot.dataSet(), Survey.closure(wanted, measures), scan, before);
    }

    /** Judges every check of the lot by what a scan of the partition brought back. */
    Examined judge(Lot lot, Partition partition, Scan scan, Circumstances how, History history)
            throws InterruptedException {
        var startedAt = clock.instant();
        var before =
                comparesColumns(lot)
                        ? history.columnsBefore(lot.dataSet(), partition)
                        : Optional.<List<SeenColumn>>empty();
        var survey = survey(lot, lot.measures(), scan, before);
        boolean waits = catalogue.card(lot.dataSet().id()).optional();
        if (waits && !survey.present()) {
            return new Examined(List.of(), Optional.empty(), false);
        }
        var runs = new ArrayList<CheckRun>();
        var day = days.of(partition);
        for (var written : lot.checks()) {
            var check = RuleDays.narrow(written, day);
            var reading = Objects.requireNonNull(survey.readings().get(check.measure().id()));
            if (waits && lot.manner() == Lot.Manner.HINDSIGHT && isWithoutValue(reading)) {
                continue;
            }
            var adjusted = Adjusted.at(check, how.adjustments(), how.asOf());
            var judged = judge(adjusted.check(), reading, partition, history);
            var judgement = day.flag(adjusted.noting(judged.judgement()));
            var sample =
                    how.withSamples() && judgement.verdict() instanceof Verdict.Breach
                            ? surveyor.sample(
                                    request(lot, partition, how.asOf()),
                                    Narrowing.to(check.measure(), judged.segments().lead()),
                                    lot.priority())
                            : Sample.NONE;
            var occasion =
                    new CheckRun.Occasion(
                            partition, startedAt, reading.evidence().took(), how.trigger());
            runs.add(
                    new CheckRun(
                            ids.next(),
                            check.id(),
                            occasion,
                            judgement,
                            findings(reading, sample, judged.segments())));
        }
        return new Examined(runs, survey.columns(), survey.present());
    }

    private static SegmentJudge.Judged judge(
            Check check, Reading reading, Partition partition, History history)
            throws InterruptedException {
        if (reading instanceof Reading.Segmented segmented) {
            var past = history.segmentsBefore(check.measure(), partition, check.segmentHistory());
            return SegmentJudge.judge(check, segmented, past);
        }
        var judgement = Judge.judge(check, reading, past(check, partition, history));
        return new SegmentJudge.Judged(judgement, Segments.NONE);
    }

    private static Past past(Check check, Partition partition, History history)
            throws InterruptedException {
        List<Point> points =
                check.history() == 0
                        ? List.of()
                        : history.before(check.measure(), partition, check.history());
        return new Past(points, partition.at(), partition.zone());
    }

    /** What looks back finds nothing, as long as the checks that it looks back on wait. */
    private static boolean isWithoutValue(Reading reading) {
        return !(reading instanceof Reading.Taken taken) || taken.value().isEmpty();
    }

    /** Where to look, without what to ask. */
    private static Request request(Lot lot, Partition partition, Instant asOf) {
        return new Request(lot.dataSet(), partition, List.of(), asOf, lot.timeout(), false);
    }

    private boolean comparesColumns(Lot lot) {
        return Survey.closure(lot.measures(), measures).values().stream()
                .anyMatch(measure -> measure.formula() instanceof Formula.Schema);
    }

    private static CheckRun.Findings findings(Reading reading, Sample sample, Segments segments) {
        return switch (reading) {
            case Reading.Taken taken ->
                    new CheckRun.Findings(taken.tested(), taken.evidence().sql(), sample);
            case Reading.Segmented segmented ->
                    new CheckRun.Findings(
                            segments.tested(), segmented.evidence().sql(), sample, segments);
            case Reading.TimedOut late ->
                    new CheckRun.Findings(Reading.Tested.NONE, late.evidence().sql(), sample);
            case Reading.Failed failed ->
                    new CheckRun.Findings(Reading.Tested.NONE, failed.evidence().sql(), sample);
        };
    }
}
