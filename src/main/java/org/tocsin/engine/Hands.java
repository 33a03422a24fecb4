package org.tocsin.engine;

import java.time.Duration;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.incident.Event.Remedied;
import org.tocsin.domain.remedy.Remedy;

/** Does what a remedy says. */
public interface Hands {
    /**
     * Blocks until it is done, at most for the time-out; an interrupt gives up.
     *
     * @param run what it is done for
     */
    Outcome act(Remedy.Deed deed, CheckRun run, Duration timeout) throws InterruptedException;

    /** What will be done, in words, without secrets. */
    static String words(Remedy.Deed deed) {
        return switch (deed) {
            case Remedy.Run(var words) -> "Run " + String.join(" ", words);
            case Remedy.Call(var method, var url, _, _) -> "%s %s".formatted(method, url);
            case Remedy.Fallback(var source, var use, var period) ->
                    "Read source %s in place of %s for %s".formatted(use, source, span(period));
            case Remedy.Pause(var source, var period) ->
                    "Start no checks on source %s for %s".formatted(source, span(period));
            case Remedy.Quarantine(var folder, var column) ->
                    "Put the %s of failing rows into %s".formatted(column, folder);
        };
    }

    private static String span(Duration period) {
        return new org.tocsin.domain.calendar.Span.Wall(period).toString();
    }

    /**
     * @param said for people, without secrets
     */
    record Outcome(Remedied how, String said) {}
}
