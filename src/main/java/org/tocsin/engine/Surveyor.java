package org.tocsin.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
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

    private final SourcePool sources;

    Surveyor(SourcePool sources) {
        this.sources = sources;
    }

    Scan scan(Request request) throws InterruptedException {
        var source = request.dataSet().source();
        try {
            return sources.ask(
                    source, reader -> within(request.timeout(), () -> reader.scan(request)));
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
    Reading probe(Probing probing, boolean timeoutBreaches) throws InterruptedException {
        var source = probing.dataSet().source();
        Reading reading;
        try {
            reading =
                    sources.ask(
                            source,
                            reader -> within(probing.timeout(), () -> reader.probe(probing)));
        } catch (TimeoutException _) {
            reading = new Reading.TimedOut(probing.timeout(), Evidence.NONE);
        } catch (ExecutionException fault) {
            return new Reading.Failed(
                    "source %s could not be asked: %s".formatted(source, fault.getCause()),
                    Evidence.NONE);
        }
        return reading instanceof Reading.TimedOut(var after, var evidence) && !timeoutBreaches
                ? new Reading.Failed(
                        "source %s did not answer within %s s; check that it is up, or give the check a longer timeout"
                                .formatted(source, after.toSeconds()),
                        evidence)
                : reading;
    }

    /** A missing sample is no reason to lose a verdict: it is empty when it cannot be had. */
    Sample sample(Request request, Measure measure) throws InterruptedException {
        try {
            return sources.ask(
                    request.dataSet().source(),
                    reader -> within(request.timeout(), () -> reader.sample(request, measure)));
        } catch (TimeoutException | ExecutionException fault) {
            System.getLogger(Surveyor.class.getName())
                    .log(System.Logger.Level.WARNING, "no sample of " + measure.id(), fault);
            return Sample.NONE;
        }
    }

    private static <T> T within(Duration timeout, java.util.concurrent.Callable<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        var task = new FutureTask<T>(question);
        var thread = Thread.ofPlatform().daemon().name("source").start(task);
        try {
            return task.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException stop) {
            task.cancel(true);
            thread.interrupt();
            throw stop;
        }
    }
}
