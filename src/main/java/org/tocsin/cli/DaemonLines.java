package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Damping;
import org.tocsin.domain.check.Verdict;

/** What a daemon prints: a line for each event worth reading, as text or as JSON (T-2). */
public final class DaemonLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;
    private final boolean json;

    public DaemonLines(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /**
     * One line.
     *
     * @param kind one word, for programs to sort by
     */
    public synchronized void say(Instant at, String kind, String words) {
        write(at, kind, Optional.empty(), words);
    }

    /**
     * A check has another verdict than before.
     *
     * @param verdict as {@link #verdict} words it
     */
    public synchronized void ran(Instant at, CheckRun run, String verdict) {
        write(
                at,
                "check",
                Optional.of(run.check().value()),
                "%s is %s: %s".formatted(run.check(), verdict, run.judgement().message()));
    }

    /** In a word or two. */
    public static String verdict(Verdict verdict, Optional<Damping.Flapping> flapping) {
        var word =
                switch (verdict) {
                    case Verdict.Healthy() -> "healthy";
                    case Verdict.Breach(var severity) -> severity.id();
                    case Verdict.Broken() -> "broken";
                    case Verdict.Learning() -> "learning";
                };
        return flapping.map(held -> "flapping, held at " + held.worst()).orElse(word);
    }

    private void write(Instant at, String kind, Optional<String> check, String words) {
        var line = words.replaceAll("\\s*\\R\\s*", " ");
        out.println(json ? json(at, kind, check, line) : "%s %-9s %s".formatted(at, kind, line));
        out.flush();
    }

    private static String json(Instant at, String kind, Optional<String> check, String words) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("at", at.toString());
            json.writeStringField("kind", kind);
            if (check.isPresent()) {
                json.writeStringField("check", check.get());
            }
            json.writeStringField("words", words);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
