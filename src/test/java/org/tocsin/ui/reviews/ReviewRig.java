package org.tocsin.ui.reviews;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Section;
import org.tocsin.engine.InForce;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveReviews;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.engine.Shell;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;

/** A team that has had some incidents by the playbook of document 001, on a store of its own. */
final class ReviewRig implements InstantSource {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    final Store store = Store.inMemory();
    final Playbook playbook =
            ShippedPlaybooks.read("incident-management").orElseThrow().playbook().orElseThrow();
    final AtomicLong ids = new AtomicLong();
    final LiveIncidents incidents = incidents("ada");
    final LiveReviews reviews = reviews(incidents);
    volatile Instant now = TEN;

    @Override
    public Instant instant() {
        return now;
    }

    /** Another window on the same store. */
    LiveIncidents incidents(String me) {
        var inForce = InForce.of(playbook, new TeamSurroundings(playbook, HolidaySource.NONE));
        var desk = new LiveIncidents(store, () -> inForce, shell(), new Actor.Person(me));
        desk.catchUp();
        return desk;
    }

    LiveReviews reviews(LiveIncidents of) {
        return new LiveReviews(store, of, playbook, shell());
    }

    private Shell shell() {
        return new Shell(this, () -> new UUID(7, ids.incrementAndGet()), "here");
    }

    UUID open(String severity, String title) {
        return done(
                incidents.open(
                        new Opening(
                                new Subject(
                                        title,
                                        new Subject.Classification(severity, "data-quality", ""),
                                        Subject.Place.UNKNOWN,
                                        new Subject.Report(
                                                "eve",
                                                "It cannot be",
                                                List.of(),
                                                Optional.empty())),
                                now,
                                Optional.empty())));
    }

    void perform(UUID id, Command command) {
        done(incidents.perform(id, command));
    }

    private static UUID done(IncidentDesk.Reply reply) {
        return switch (reply) {
            case IncidentDesk.Reply.Done(var incident) -> incident.id().uuid();
            case IncidentDesk.Reply.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    void later(long minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
    }

    /** Resolved after it was answered, told of and understood. */
    UUID resolved(String severity, String title) {
        var id = open(severity, title);
        later(8);
        perform(id, new Command.Acknowledge());
        later(6);
        perform(
                id,
                new Command.DeclareImpact(
                        new Impact(
                                OptionalLong.of(12_400),
                                Optional.of(BigDecimal.valueOf(9_000)),
                                Set.of(),
                                new Impact.Concerned(
                                        List.of("Marketing", "Customer care"),
                                        List.of("active customers"),
                                        List.of("the spring campaign")))));
        perform(id, new Command.Write(Event.Entry.FINDING, "The CRM's schema changed on Sunday"));
        long finding =
                incidents.log(id).stream()
                        .filter(each -> each.event() instanceof Event.Wrote)
                        .findFirst()
                        .orElseThrow()
                        .version();
        perform(id, new Command.Pin(finding, true));
        later(20);
        perform(id, new Command.Update("The churn job is being repaired", ""));
        later(30);
        perform(id, new Command.Resolve("The job reads the new schema", Optional.of("a test")));
        return id;
    }

    void write(UUID id, Section section, Content content) {
        reviews.save(id, reviews.find(id).orElseThrow().review().section(section), content);
    }

    void say(UUID id, Section section, String text) {
        write(id, section, new Content.Words(text));
    }

    /** 001's example, with a branch and a hollow end. */
    void fill(UUID id) {
        say(
                id,
                Section.SUMMARY,
                "For a day, segments of active customers held 12,400 customers who had left.\nThe campaign went out to them.");
        write(
                id,
                Section.TIMELINE,
                org.tocsin.domain.review.Proposals.picks(
                        incidents.incident(id).orElseThrow(), incidents.log(id)));
        say(id, Section.PRIMARY_CAUSE, "Nobody assesses how critical a source of data is.");
        say(
                id,
                Section.CONTRIBUTING,
                "The CRM team announced the change in a channel that we do not read.");
        say(id, Section.WENT_WELL, "Marketing noticed within an hour.");
        say(id, Section.LUCKY, "The campaign was small.");
        var job = why(null, "The churn detection job failed to update customer status");
        var schema = why(job, "The upstream CRM system had a schema change");
        var unseen = why(schema, "We don't have schema change monitoring on the CRM system");
        var criticality = why(unseen, "We lack a systematic approach to assessing criticality");
        var silent = why(job, "It failed without telling anybody");
        var evidence = reviews.evidence(id);
        write(
                id,
                Section.WHYS,
                new Content.Whys(
                        List.of(
                                job.with(evidence.getLast()),
                                schema.with(evidence.getFirst()),
                                unseen.with(
                                        new Evidence.Link(
                                                "https://wiki.example.com/crm",
                                                "https://wiki.example.com/crm")),
                                criticality,
                                silent)));
        add(
                id,
                ActionItem.Kind.DETECT,
                "Watch the CRM's schema",
                "ben",
                now.minus(Duration.ofDays(3)));
        add(
                id,
                ActionItem.Kind.PREVENT,
                "Assess how critical each source is",
                "",
                now.plus(Duration.ofDays(9)));
    }

    private Content.Why why(Content.Why parent, String text) {
        return new Content.Why(
                new UUID(9, ids.incrementAndGet()),
                Optional.ofNullable(parent).map(Content.Why::id),
                text,
                List.of());
    }

    void add(UUID id, ActionItem.Kind kind, String title, String owner, Instant by) {
        reviews.add(
                id,
                new ReviewDesk.Planned(
                        new ActionItem.Aim(
                                kind, title, "A change alerts", ActionItem.Priority.HIGH),
                        new ActionItem.Promise(
                                owner,
                                Optional.of(LocalDate.ofInstant(by, reviews.zone())),
                                Optional.empty()),
                        ActionItem.Ties.NONE));
    }
}
