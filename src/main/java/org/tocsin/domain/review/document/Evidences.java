package org.tocsin.domain.review.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.trend.Judged;

/** Draws up what the machine saw and did. */
final class Evidences {
    /** A page shows no more; of each stretch the lowest and the highest stay. */
    private static final int DOTS = 600;

    /** Metrics of a day or slower are shown with four weeks before them. */
    private static final Duration SLOW = Duration.ofHours(12);

    private static final Duration BEFORE_SLOW = Duration.ofDays(28);
    private static final Duration AFTER_SLOW = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofHours(6);

    private final Material material;
    private final boolean rows;

    Evidences(Material material, boolean rows) {
        this.material = material;
        this.rows = rows;
    }

    Proof proof() {
        return new Proof(
                material.findings().curves().stream()
                        .map(this::chart)
                        .filter(chart -> !chart.dots().isEmpty())
                        .toList(),
                material.findings().results().stream().map(this::run).toList(),
                material.sent().stream().map(this::message).toList(),
                rows,
                material.omissions());
    }

    // Charts

    private Proof.Chart chart(Material.Curve curve) {
        var times = material.matter().seen().incident().course().times();
        var from =
                times.started()
                        .filter(at -> at.isBefore(times.detected()))
                        .orElse(times.detected());
        var until = times.resolved().orElse(material.matter().now());
        var step = Duration.ofMillis(curve.trace().step());
        boolean slow = step.compareTo(SLOW) >= 0;
        var margin = margin(Duration.between(from, until));
        var begin = from.minus(slow ? BEFORE_SLOW : margin);
        var end = until.plus(slow ? AFTER_SLOW : margin.dividedBy(2));
        var dots = dots(curve, begin, end);
        // Nothing is drawn of a time of which nothing is known.
        var right = dots.isEmpty() ? end : latest(until, dots.getLast().at());
        var left = dots.isEmpty() ? begin : latest(begin, earliest(from, dots.getFirst().at()));
        return new Proof.Chart(
                curve.check().value(),
                curve.title(),
                curve.unit(),
                new Proof.Stretch(left, right, times.detected(), times.resolved()),
                dots);
    }

    private static Duration margin(Duration length) {
        return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static List<Proof.Dot> dots(Material.Curve curve, Instant begin, Instant end) {
        var judged = new HashMap<Instant, Judged>();
        curve.judged().forEach(each -> judged.put(each.at(), each));
        var trace = curve.trace();
        int first = trace.from(begin.toEpochMilli());
        int last = trace.from(end.toEpochMilli() + 1);
        var kept = new ArrayList<Proof.Dot>();
        int group = Math.max(1, (last - first + DOTS / 2 - 1) / (DOTS / 2));
        for (int i = first; i < last; i += group) {
            int low = i;
            int high = i;
            for (int j = i; j < Math.min(last, i + group); j++) {
                low = trace.value(j) < trace.value(low) ? j : low;
                high = trace.value(j) > trace.value(high) ? j : high;
            }
            kept.add(dot(curve, Math.min(low, high), judged));
            if (low != high) {
                kept.add(dot(curve, Math.max(low, high), judged));
            }
        }
        return kept;
    }

    private static Proof.Dot dot(Material.Curve curve, int index, HashMap<Instant, Judged> judged) {
        var at = Instant.ofEpochMilli(curve.trace().at(index));
        var found = Optional.ofNullable(judged.get(at));
        var bounds = found.map(Judged::bounds).orElse(Judgement.Bounds.NONE);
        return new Proof.Dot(
                at,
                BigDecimal.valueOf(curve.trace().value(index)),
                new Proof.Bounds(
                        number(bounds.expected()), number(bounds.lower()), number(bounds.upper())),
                found.flatMap(each -> severity(each.verdict())));
    }

    private static Optional<BigDecimal> number(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? Optional.of(BigDecimal.valueOf(value.getAsDouble()))
                : Optional.empty();
    }

    private static Optional<String> severity(Verdict verdict) {
        return verdict instanceof Verdict.Breach(var severity)
                ? Optional.of(severity.id())
                : Optional.empty();
    }

    // Runs

    private Proof.Run run(Material.Result result) {
        var run = result.run();
        var judgement = run.judgement();
        var value =
                judgement.value().isPresent()
                        ? Words.value(judgement.value().getAsDouble(), result.unit())
                        : "";
        var tested = run.findings().tested();
        return new Proof.Run(
                run.id(),
                new Proof.Asked(
                        run.check().value(),
                        result.name(),
                        run.occasion().partition().toString(),
                        run.occasion().startedAt(),
                        run.findings().sql().strip()),
                new Proof.Answer(
                        verdict(judgement.verdict()),
                        severity(judgement.verdict()),
                        value,
                        judgement.message()),
                new Proof.Tested(tested.rows(), tested.failing()),
                sample(run));
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> "healthy";
            case Verdict.Breach _ -> "breach";
            case Verdict.Broken() -> "broken";
            case Verdict.Learning() -> "learning";
        };
    }

    private Proof.Sample sample(CheckRun run) {
        var sample = run.findings().sample();
        if (!rows || sample.isEmpty()) {
            return new Proof.Sample(sample.rows().size(), List.of(), List.of());
        }
        return new Proof.Sample(
                sample.rows().size(),
                sample.columns(),
                sample.rows().stream()
                        .map(row ->
                                new Proof.Row(
                                        row.stream()
                                                .map(text ->
                                                        new Proof.Cell(Optional.ofNullable(text)))
                                                .toList()))
                        .toList());
    }

    // Messages

    private Proof.Message message(Material.Sent sent) {
        var notice = sent.notice().notice();
        var draft = notice.draft();
        var names = material.words().names();
        var holder = draft.to().holder();
        return new Proof.Message(
                notice.id(),
                sent.notice().arisen(),
                new Proof.Address(
                        draft.to().channel(),
                        draft.to().address(),
                        holder.equals(draft.to().role())
                                ? names.role(holder)
                                : names.person(holder),
                        names.role(draft.to().role())),
                new Proof.Wording(
                        draft.purpose().name().toLowerCase(Locale.ROOT),
                        draft.cause().title(),
                        draft.cause().why(),
                        draft.text().subject(),
                        draft.text().body()),
                sending(notice.standing(), sent.attempts()));
    }

    private static Proof.Sending sending(Notice.Standing standing, List<Attempt> attempts) {
        var tries = attempts.stream().map(Evidences::attempt).toList();
        return switch (standing) {
            case Notice.Standing.Waiting(_, _, var why) ->
                    new Proof.Sending("waiting", Optional.empty(), why, tries);
            case Notice.Standing.Sent(var at, var receipt, _) ->
                    new Proof.Sending("sent", Optional.of(at), receipt, tries);
            case Notice.Standing.Simulated(var at, var why) ->
                    new Proof.Sending("simulated", Optional.of(at), why, tries);
            case Notice.Standing.Dead(var at, var why) ->
                    new Proof.Sending("dead", Optional.of(at), why, tries);
            case Notice.Standing.Moot(var at, var why) ->
                    new Proof.Sending("moot", Optional.of(at), why, tries);
        };
    }

    private static Proof.Attempt attempt(Attempt attempt) {
        return new Proof.Attempt(
                attempt.number(),
                attempt.began(),
                attempt.ending().map(ending -> ending.outcome().id()).orElse("under way"),
                attempt.ending().map(Attempt.Ending::remark).orElse(""));
    }
}
