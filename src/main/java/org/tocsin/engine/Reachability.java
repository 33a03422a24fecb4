package org.tocsin.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Running.Priority;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceId;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader;

/** What came of asking a source whether it is there. */
public sealed interface Reachability {
    Duration took();

    /**
     * @param what it had to say, such as that there is no file for today yet
     */
    record Answered(String what, Duration took) implements Reachability {}

    /** The cause says what, where and what to do. */
    record Failed(String cause, Duration took) implements Reachability {}

    /**
     * Looks at today's partition of the first data set of a source, without asking any measure of
     * it. Waits for a free place at the source as everybody does, but before the others.
     */
    static Reachability of(Rules rules, SourceId source, InstantSource clock)
            throws InterruptedException {
        var from = clock.instant();
        var dataSet =
                rules.playbook().inputs().dataSets().stream()
                        .filter(each -> each.source().equals(source))
                        .findFirst();
        if (dataSet.isEmpty()) {
            return new Failed(
                    "no data set of the playbook is read from it, so there is nothing to ask for",
                    Duration.ZERO);
        }
        var timeout = rules.playbook().source(source).orElseThrow().limits().timeout();
        var day = LocalDate.ofInstant(from, dataSet.get().zone());
        var request =
                new SourceReader.Request(
                        dataSet.get(),
                        dataSet.get().partitionOn(day),
                        List.of(),
                        from,
                        timeout,
                        false);
        try {
            if (dataSet.get().location() instanceof Location.Resource) {
                var available =
                        new SourceReader.Probing(
                                dataSet.get(),
                                request.partition(),
                                new Probe.Available(OptionalInt.empty()),
                                from,
                                timeout);
                var reading =
                        rules.sources()
                                .ask(source, Priority.HIGH, reader -> reader.probe(available));
                return answer(reading, Duration.between(from, clock.instant()));
            }
            var scan = rules.sources().ask(source, Priority.HIGH, reader -> reader.scan(request));
            var took = Duration.between(from, clock.instant());
            return switch (scan) {
                case Scan.Done(_, var schema) ->
                        new Answered(
                                "%s has %,d columns"
                                        .formatted(dataSet.get().name(), schema.columns().size()),
                                took);
                case Scan.Absent(var what) -> new Answered(what, took);
                case Scan.Probed _ -> throw new IllegalStateException("a source scans rows");
                case Scan.Unreadable(var cause) -> new Failed(cause, took);
            };
        } catch (ExecutionException | TimeoutException fault) {
            return new Failed(
                    String.valueOf(fault.getMessage()), Duration.between(from, clock.instant()));
        }
    }

    private static Reachability answer(Reading reading, Duration took) {
        return switch (reading) {
            case Reading.Taken taken -> {
                String said = String.join("; ", taken.details());
                yield taken.value().orElse(0) > 0
                        ? new Answered(said.isEmpty() ? "it answers" : said, took)
                        : new Failed(said.isEmpty() ? "it does not answer" : said, took);
            }
            case Reading.Segmented _ -> throw new IllegalStateException("a probe has no segments");
            case Reading.Failed(var cause, _) -> new Failed(cause, took);
            case Reading.TimedOut(var after, _) ->
                    new Failed("no answer within %d s".formatted(after.toSeconds()), took);
        };
    }
}
