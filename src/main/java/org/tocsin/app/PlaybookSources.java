package org.tocsin.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.engine.Desk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.Reachability;
import org.tocsin.ui.settings.Sources;

/**
 * The sources of the playbook in force, as they stand by the newest runs of their checks.
 *
 * @param found the sources as this workspace finds them
 */
record PlaybookSources(LiveDesk desk, Supplier<List<SourceSpec>> found) implements Sources {
    @Override
    public List<Source> all() {
        var statuses = desk.statuses();
        return found.get().stream().map(spec -> source(spec, statuses)).toList();
    }

    private Source source(SourceSpec spec, List<Desk.Status> statuses) {
        var limits = spec.limits();
        var words =
                "At most %,d at once, each given up after %,d s; %s"
                        .formatted(
                                limits.concurrency(),
                                limits.timeout().toSeconds(),
                                patience(limits.patience()));
        return switch (spec) {
            case SourceSpec.Folder folder ->
                    new Source(
                            spec.id().value(),
                            "Folder of files",
                            folder.path(),
                            new Terms(words, Optional.empty()),
                            standing(spec.id(), statuses));
            case SourceSpec.Jdbc jdbc ->
                    new Source(
                            spec.id().value(),
                            "Database",
                            masked(jdbc.url()) + jdbc.user().map(name -> ", as " + name).orElse(""),
                            new Terms(
                                    words,
                                    jdbc.password().map(kept -> "Password kept in " + kept(kept))),
                            standing(spec.id(), statuses));
            case SourceSpec.Http http ->
                    new Source(
                            spec.id().value(),
                            "HTTP",
                            masked(http.url()),
                            new Terms(
                                    words,
                                    http.headers().entrySet().stream()
                                            .flatMap(header ->
                                                    header.getValue().secret().stream()
                                                            .map(kept ->
                                                                    "Header %s kept in %s"
                                                                            .formatted(
                                                                                    header.getKey(),
                                                                                    kept(kept))))
                                            .sorted()
                                            .findFirst()),
                            standing(spec.id(), statuses));
        };
    }

    private static String patience(SourceSpec.Patience patience) {
        return "left alone for %s to %s after %,d %s"
                .formatted(
                        new Span.Wall(patience.rest()),
                        new Span.Wall(patience.atMost()),
                        patience.after(),
                        patience.after() == 1 ? "failure" : "failures in a row");
    }

    private static String kept(SourceSpec.Secret secret) {
        return switch (secret) {
            case SourceSpec.Secret.Environment(var variable) ->
                    "the environment variable " + variable;
            case SourceSpec.Secret.Keyring(var name) -> "the system's keyring as " + name;
            case SourceSpec.Secret.Stored(var name) -> "the workspace's encrypted file as " + name;
        };
    }

    /** An address may hold a password although none belongs there. */
    static String masked(String url) {
        return url.replaceAll("//[^/?#@]*:[^/?#@]+@", "//***@")
                .replaceAll("(?i)([?&;](?:password|passwd|pwd|token|secret)=)[^?&;]*", "$1***");
    }

    /**
     * It is up when the newest run of any of its checks had an answer: one check may be broken by
     * itself.
     */
    private Standing standing(SourceId source, List<Desk.Status> statuses) {
        var runs =
                statuses.stream()
                        .filter(status -> isOf(source, status))
                        .flatMap(status -> status.last().stream())
                        .sorted(Comparator.comparing(PlaybookSources::at))
                        .toList();
        if (runs.isEmpty()) {
            return new Standing(State.NEVER_ASKED, Optional.empty(), "");
        }
        var answered = runs.reversed().stream().filter(run -> !isBroken(run)).findFirst();
        var newest = runs.getLast();
        return answered.map(run -> new Standing(State.UP, Optional.of(at(run)), ""))
                .orElseGet(() ->
                        new Standing(
                                State.DOWN, Optional.of(at(newest)), newest.judgement().message()));
    }

    private boolean isOf(SourceId source, Desk.Status status) {
        return desk.playbook()
                .dataSet(status.check().measure().dataSet())
                .filter(dataSet -> dataSet.source().equals(source))
                .isPresent();
    }

    private static java.time.Instant at(CheckRun run) {
        return run.occasion().startedAt();
    }

    private static boolean isBroken(CheckRun run) {
        return run.judgement().verdict() instanceof Verdict.Broken;
    }

    @Override
    public Tested test(String id) throws InterruptedException {
        return switch (desk.probe(new SourceId(id))) {
            case Reachability.Answered(var what, var took) -> new Tested(true, what, took);
            case Reachability.Failed(var cause, var took) -> new Tested(false, cause, took);
        };
    }
}
