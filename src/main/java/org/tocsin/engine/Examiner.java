package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judge;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Narrowing;
import org.tocsin.domain.check.SegmentJudge;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader.Request;

/** Asks the sources about lots of checks and judges the answers. Keeps nothing itself. */
final class Examiner {
    private final Map<MeasureId, Measure> measures = new HashMap<>();
    private final Surveyor surveyor;
    private final Ids ids;
    private final InstantSource clock;

    Examiner(Playbook playbook, SourcePool sources, Ids ids, InstantSource clock) {
        playbook.inputs().measures().forEach(measure -> measures.put(measure.id(), measure));
        this.surveyor = new Surveyor(sources);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param asOf the instant that the rules take for now
     * @param trigger see {@link CheckRun.Occasion#trigger()}
     */
    record Circumstances(Instant asOf, String trigger, boolean withSamples) {}

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
        return surveyor.scan(request(lot, partition, wanted, asOf));
    }

    Survey survey(Lot lot, List<Measure> wanted, Scan scan, Optional<List<SeenColumn>> before) {
        return Survey.of(lot.dataSet(), Survey.closure(wanted, measures), scan, before);
    }

    /** Judges every check of the lot by what a scan of the partition brought back. */
    Examined judge(Lot lot, Partition partition, Scan scan, Circumstances how, History history)
            throws InterruptedException {
        var startedAt = clock.instant();
        var before = history.columnsBefore(lot.dataSet(), partition);
        var survey = survey(lot, lot.measures(), scan, before);
        var runs = new ArrayList<CheckRun>();
        for (var check : lot.checks()) {
            var reading = Objects.requireNonNull(survey.readings().get(check.measure().id()));
            var judged = judge(check, reading, partition, history);
            var judgement = judged.judgement();
            var sample =
                    how.withSamples() && judgement.verdict() instanceof Verdict.Breach
                            ? surveyor.sample(
                                    request(lot, partition, List.of(), how.asOf()),
                                    Narrowing.to(check.measure(), judged.segments().lead()))
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
        var judgement = Judge.judge(check, reading, earlier(check, partition, history));
        return new SegmentJudge.Judged(judgement, Segments.NONE);
    }

    private static List<Double> earlier(Check check, Partition partition, History history)
            throws InterruptedException {
        return check.history() == 0
                ? List.of()
                : history.before(check.measure(), partition, check.history());
    }

    private Request request(Lot lot, Partition partition, List<Measure> wanted, Instant asOf) {
        var closure = Survey.closure(wanted, measures);
        boolean types = closure.values().stream().anyMatch(Examiner::asksForTypes);
        return new Request(
                lot.dataSet(), partition, Survey.toAsk(closure), asOf, lot.timeout(), types);
    }

    private static boolean asksForTypes(Measure measure) {
        return measure.formula() instanceof Formula.Schema(var faults)
                && faults.contains(Formula.SchemaFault.WRONG_TYPE);
    }

    private static CheckRun.Findings findings(Reading reading, Sample sample, Segments segments) {
        return switch (reading) {
            case Reading.Taken taken ->
                    new CheckRun.Findings(taken.tested(), taken.evidence().sql(), sample);
            case Reading.Segmented segmented ->
                    new CheckRun.Findings(
                            segments.tested(), segmented.evidence().sql(), sample, segments);
            case Reading.Failed failed ->
                    new CheckRun.Findings(Reading.Tested.NONE, failed.evidence().sql(), sample);
        };
    }
}
