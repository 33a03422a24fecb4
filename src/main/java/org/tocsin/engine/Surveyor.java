package org.tocsin.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Running.Priority;
import org.tocsin.domain.check.Sample;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader.Probing;
import org.tocsin.source.SourceReader.Request;

/**
 * Puts requests to sources and never waits longer than the request allows, even for a reader that
 * does not keep its promise. Readers run on platform threads: a database engine inside this process
 * works in native code, which would pin the few carriers that all virtual threads share.
 */
final class Surveyor {
    /** How much longer than its own time-out a reader may take before it is given up on. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** As many as sources let in; kept for a while, because starting one costs more than a scan. */
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("source-", 1).factory());

    private final SourcePool sources;
    private final InstantSource clock;

    Surveyor(SourcePool sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    Scan scan(Request request, Priority priority) throws InterruptedException {
        var source = request.dataSet().source();
        var admission = sources.admit(source, clock.instant());
        if (admission == Breaker.Admission.LEAVE) {
            return new Scan.Unreadable(sources.state(source).words());
        }
        try {
            var scan = ask(request, priority);
            switch (scan) {
                case Scan.Unreadable(var cause) ->
                        sources.failed(source, admission, clock.instant(), cause);
                case Scan.Done _, Scan.Absent _, Scan.Probed _ -> sources.answered(source);
            }
            return scan;
        } catch (InterruptedException | RuntimeException stop) {
            sources.stopped(source, admission);
            throw stop;
        }
    }

    private Scan ask(Request request, Priority priority) throws InterruptedException {
        var source = request.dataSet().source();
        try {
            return sources.ask(
                    source,
                    priority,
                    reader -> within(request.timeout(), () -> reader.scan(request)));
        } catch (TimeoutException _) {
            return new Scan.Unreadable(
                    "source %s did not answer within %s s; check that it is up, or give the check a longer timeout"
                            .formatted(source, request.timeout().toSeconds()));
        } catch (ExecutionException fault) {
            return new Scan.Unreadable(
                    "source %s could not be read: %s".formatted(source, fault.getCause()));
        }
    }

    /** What is asked without looking at rows. */
    Reading probe(Probing probing, boolean timeoutBreaches, Priority priority)
            throws InterruptedException {
        var reading =
                tellsWhetherThere(probing, timeoutBreaches)
                        ? ask(probing, priority)
                        : askUnlessResting(probing, priority);
        return reading instanceof Reading.TimedOut(var after, var evidence) && !timeoutBreaches
                ? new Reading.Failed(
                        "source %s did not answer within %s s; check that it is up, or give the check a longer timeout"
                                .formatted(probing.dataSet().source(), after.toSeconds()),
                        evidence)
                : reading;
    }

    /** To find out whether a source answers, it is asked even while it rests. */
    private static boolean tellsWhetherThere(Probing probing, boolean timeoutBreaches) {
        return timeoutBreaches || probing.probe() instanceof Probe.Available;
    }

    private Reading askUnlessResting(Probing probing, Priority priority)
            throws InterruptedException {
        var source = probing.dataSet().source();
        var admission = sources.admit(source, clock.instant());
        if (admission == Breaker.Admission.LEAVE) {
            return new Reading.Failed(sources.state(source).words(), Evidence.NONE);
        }
        try {
            var reading = ask(probing, priority);
            switch (reading) {
                case Reading.Taken _, Reading.Segmented _ -> sources.answered(source);
                case Reading.Failed(var cause, _) ->
                        sources.failed(source, admission, clock.instant(), cause);
                case Reading.TimedOut(var after, _) ->
                        sources.failed(
                                source,
                                admission,
                                clock.instant(),
                                "no answer within %d s".formatted(after.toSeconds()));
            }
            return reading;
        } catch (InterruptedException | RuntimeException stop) {
            sources.stopped(source, admission);
            throw stop;
        }
    }

    private Reading ask(Probing probing, Priority priority) throws InterruptedException {
        var source = probing.dataSet().source();
        try {
            return sources.ask(
                    source,
                    priority,
                    reader -> within(probing.timeout(), () -> reader.probe(probing)));
        } catch (TimeoutException _) {
            return new Reading.TimedOut(probing.timeout(), Evidence.NONE);
        } catch (ExecutionException fault) {
            return new Reading.Failed(
                    "source %s could not be asked: %s".formatted(source, fault.getCause()),
                    Evidence.NONE);
        }
    }

    /** A missing sample is no reason to lose a verdict: it is empty when it cannot be had. */
    Sample sample(Request request, Measure measure, Priority priority) throws InterruptedException {
        try {
            return sources.ask(
                    request.dataSet().source(),
                    priority,
                    reader -> within(request.timeout(), () -> reader.sample(request, measure)));
        } catch (TimeoutException | ExecutionException fault) {
            System.getLogger(Surveyor.class.getName())
                    .log(System.Logger.Level.WARNING, "no sample of " + measure.id(), fault);
            return Sample.NONE;
        }
    }

    private static <T> T within(Duration timeout, Callable<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        var task = THREADS.submit(question);
        try {
            return task.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException stop) {
            task.cancel(true);
            throw stop;
        }
    }
}
