package org.tocsin.report.review;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Section;
import org.tocsin.domain.review.document.Document;
import org.tocsin.domain.review.document.Drafting;
import org.tocsin.domain.review.document.Material;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.Dossier;
import org.tocsin.engine.InForce;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveReviews;
import org.tocsin.engine.Shell;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;

/** An incident of the playbook of document 001 on a store of its own, on its way to paper. */
final class PaperRig implements InstantSource {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    static final String ROW = "customer-4711";

    final Store store = Store.inMemory();
    private final Playbook playbook =
            ShippedPlaybooks.read("incident-management").orElseThrow().playbook().orElseThrow();
    private final AtomicLong ids = new AtomicLong();
    private final Shell shell = new Shell(this, () -> new UUID(7, ids.incrementAndGet()), "here");
    final LiveIncidents incidents = incidents();
    final LiveReviews reviews = new LiveReviews(store, incidents, playbook, shell);
    Instant now = TEN;

    @Override
    public Instant instant() {
        return now;
    }

    private LiveIncidents incidents() {
        var inForce = InForce.of(playbook, new TeamSurroundings(playbook, HolidaySource.NONE));
        var desk = new LiveIncidents(store, () -> inForce, shell, new Actor.Person("ada"));
        desk.catchUp();
        return desk;
    }

    UUID open(String title) {
        var subject =
                new Subject(
                        title,
                        new Subject.Classification("P0", "data-quality", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "It cannot be", List.of(), Optional.empty()));
        return done(incidents.open(new Opening(subject, now, Optional.of(now.minusSeconds(600)))));
    }

    void perform(UUID id, Command command) {
        now = now.plus(Duration.ofMinutes(7));
        done(incidents.perform(id, command));
    }

    private static UUID done(IncidentDesk.Reply reply) {
        return switch (reply) {
            case IncidentDesk.Reply.Done(var incident) -> incident.id().uuid();
            case IncidentDesk.Reply.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    /** Resolved, reopened, resolved again. */
    UUID handled(String title) {
        var id = open(title);
        perform(id, new Command.Acknowledge());
        perform(id, new Command.Resolve("Repaired", Optional.of("a test")));
        perform(id, new Command.Reopen("It came back"));
        perform(id, new Command.Resolve("Repaired for good", Optional.of("a test")));
        return id;
    }

    void say(UUID id, Section section, String text) {
        var seen = reviews.find(id).orElseThrow().review().section(section);
        reviews.save(id, seen, new Content.Words(text));
    }

    /** With a run that failed, its rows and its chart. */
    Dossier dossier(UUID id) {
        var known = reviews.dossier(id).orElseThrow();
        var material = known.material();
        var findings = new Material.Findings(List.of(run()), List.of(curve()));
        return new Dossier(
                new Material(
                        material.matter(), material.words(), findings, material.sent(), List.of()),
                known.log(),
                known.rules());
    }

    private static Material.Result run() {
        var severity = new Severity("P0", 0, Severity.Level.CRITICAL);
        var judgement =
                new Judgement(
                        new Verdict.Breach(severity),
                        OptionalDouble.of(0.31),
                        Judgement.Bounds.NONE,
                        "31.0% exceeds 5.0%");
        var sample =
                new Sample(
                        List.of("client", "mail"),
                        List.of(Arrays.asList(ROW, "•••"), Arrays.asList(null, "")));
        return new Material.Result(
                new CheckRun(
                        new UUID(9, 1),
                        new CheckId("null-rate"),
                        new CheckRun.Occasion(
                                new Partition.Whole(LocalDate.of(2026, 3, 2), ZoneOffset.UTC),
                                TEN,
                                Duration.ofMillis(4),
                                "schedule"),
                        judgement,
                        new CheckRun.Findings(
                                new Reading.Tested(1_000, OptionalLong.of(310)),
                                "select count(*) from client where mail is null",
                                sample)),
                "Missing mail addresses",
                Unit.RATIO);
    }

    private static Material.Curve curve() {
        var at = new long[20];
        var value = new double[20];
        for (int i = 0; i < at.length; i++) {
            at[i] = TEN.minus(Duration.ofDays(19 - i)).toEpochMilli();
            value[i] = i == 19 ? 0.31 : 0.02 + i % 3 * 0.005;
        }
        var severity = new Severity("P0", 0, Severity.Level.CRITICAL);
        var bounds =
                new Judgement.Bounds(
                        OptionalDouble.of(0.025),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.05),
                        OptionalDouble.empty());
        return new Material.Curve(
                new CheckId("null-rate"),
                "Missing mail addresses",
                Unit.RATIO,
                Trace.of(at, value),
                List.of(new Judged(TEN, new UUID(9, 1), new Verdict.Breach(severity), bounds)));
    }

    Document.Made made() {
        return new Document.Made(now, "ada", "Tocsin 1", "Shop");
    }

    Document document(UUID id, boolean rows) {
        return Drafting.of(dossier(id).material(), made(), rows);
    }

    Document document(UUID id, ZoneId zone) {
        var material = dossier(id).material();
        return Drafting.of(
                new Material(
                        material.matter(),
                        new Material.Words(material.words().names(), zone),
                        material.findings(),
                        material.sent(),
                        List.of()),
                made(),
                false);
    }

    byte[] bundle(UUID id, boolean rows, UnaryOperator<String> redaction) {
        var document = DocumentJson.redacted(document(id, rows), redaction);
        return new BundleWriter(document, dossier(id), redaction)
                .bytes(
                        ReviewHtml.of(document).getBytes(StandardCharsets.UTF_8),
                        "pages".getBytes(StandardCharsets.UTF_8));
    }
}
