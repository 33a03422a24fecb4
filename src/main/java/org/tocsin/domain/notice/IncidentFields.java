package org.tocsin.domain.notice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Course;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Pipeline;

/**
 * What the fields of the catalogue come to for one incident. Says what checks said, with their
 * numbers, and never a row that failed.
 */
public final class IncidentFields {
    private final Seen seen;
    private final Incident incident;
    private final Playbook playbook;
    private final Names names;
    private final Moments moments;
    private final Map<Field, Value> found = new EnumMap<>(Field.class);

    private IncidentFields(Seen seen) {
        this.seen = seen;
        this.incident = seen.incident();
        this.playbook = seen.playbook();
        this.moments = new Moments(playbook.header().zone());
        this.names =
                new Names(
                        seen.terms().around().directory(),
                        seen.terms().guides(),
                        other -> "another incident");
    }

    public static Map<Field, Value> of(Seen seen) {
        var fields = new IncidentFields(seen);
        fields.subject();
        fields.times();
        fields.impact();
        fields.checks();
        fields.clocks();
        fields.people();
        fields.lists();
        return fields.found;
    }

    private void put(Field field, String words) {
        found.put(field, Value.of(words));
    }

    private void put(Field field, Optional<String> words) {
        found.put(field, words.map(Value::of).orElse(Value.NOT_KNOWN));
    }

    private void subject() {
        var subject = incident.subject();
        put(Field.NUMBER, "#" + incident.id().number());
        put(Field.TITLE, subject.title());
        put(Field.SEVERITY, incident.severity());
        put(Field.STATE, Names.state(incident.state()));
        put(Field.CATEGORY, category());
        put(Field.PIPELINE, pipeline().map(Pipeline::title));
        put(Field.AFFECTED_SYSTEM, system());
        put(
                Field.DETECTED_BY,
                switch (subject.origin()) {
                    case Subject.Breach _ -> "Automated Detection System";
                    case Subject.BrokenSource _ -> "Automated Detection System";
                    case Subject.Report(var reporter, _, _, _) -> names.person(reporter);
                });
        put(Field.ROOT_CAUSE, incident.work().findings().rootCause());
        put(Field.BRIDGE, incident.work().findings().bridge());
    }

    private Optional<String> category() {
        var kind = incident.subject().classification();
        var known =
                playbook.response().categories().stream()
                        .filter(each -> each.id().equals(kind.category()))
                        .findFirst();
        var sub =
                known.stream()
                        .flatMap(each -> each.subcategories().stream())
                        .filter(each -> each.id().equals(kind.subcategory()))
                        .map(Category.Sub::title)
                        .findFirst();
        return known.map(Category::title)
                .or(() -> Optional.of(Names.words(kind.category())))
                .map(title -> title + sub.map(each -> " / " + each).orElse(""));
    }

    private Optional<Pipeline> pipeline() {
        return seen.terms().around().directory().pipeline(incident.subject().place().pipeline());
    }

    private String system() {
        var place = incident.subject().place();
        return ticket().map(ticket -> ticket.affected().system())
                .filter(system -> !system.isBlank())
                .or(() -> pipeline().map(Pipeline::title))
                .orElseGet(() -> String.join(", ", place.dataSets()));
    }

    private Optional<Subject.Ticket> ticket() {
        return incident.subject().origin() instanceof Subject.Breach(_, var ticket)
                ? Optional.of(ticket)
                : Optional.empty();
    }

    private void times() {
        var times = incident.course().times();
        var began = times.started().orElse(times.detected());
        put(Field.DETECTED, moments.at(times.detected()));
        put(Field.STARTED, moments.at(began));
        found.put(
                Field.RESOLVED,
                times.resolved()
                        .map(moments::at)
                        .<Value>map(Value.Known::new)
                        .orElse(new Value.Unknown("not yet")));
        put(
                Field.DURATION,
                Moments.length(Duration.between(began, times.resolved().orElse(seen.now()))));
        put(Field.NOW, moments.at(seen.now()));
    }

    private void impact() {
        var impact = incident.work().findings().impact();
        put(
                Field.IMPACT,
                impact.map(EventWords::impact)
                        .or(() -> ticket().map(ticket -> ticket.affected().impact()))
                        .filter(words -> !words.isBlank())
                        .or(() ->
                                playbook.severity(incident.severity())
                                        .map(guide -> guide.businessImpact())));
        put(Field.AFFECTED_METRICS, String.join(", ", metrics(impact)));
        put(Field.AFFECTED_TEAMS, joined(impact, Impact.Concerned::teams));
        put(Field.DECISIONS_PENDING, joined(impact, Impact.Concerned::decisions));
        put(
                Field.USERS_AFFECTED,
                impact.filter(each -> each.users().isPresent())
                        .map(each ->
                                String.format(Locale.ENGLISH, "%,d", each.users().getAsLong())));
        put(
                Field.REVENUE_PER_HOUR,
                impact.flatMap(Impact::revenuePerHour)
                        .map(BigDecimal::stripTrailingZeros)
                        .map(loss -> "%s per hour".formatted(amount(loss))));
        put(
                Field.CUSTOMER_IMPACT,
                impact.map(each ->
                        each.touched()
                                        .contains(
                                                org.tocsin.domain.response.ImpactRule.Aspect
                                                        .CUSTOMER_FACING)
                                ? "Customer-facing"
                                : "No customer-facing impact known"));
        put(Field.AFFECTED_ROWS, ticket().map(ticket -> ticket.affected().rows()));
    }

    private static String amount(BigDecimal loss) {
        return String.format(Locale.ENGLISH, loss.scale() > 0 ? "%,.2f" : "%,.0f", loss);
    }

    private static String joined(
            Optional<Impact> impact,
            java.util.function.Function<Impact.Concerned, List<String>> part) {
        return impact.map(Impact::concerned)
                .map(part)
                .map(all -> String.join(", ", all))
                .orElse("");
    }

    /** As people named them; else the measures of the checks that failed. */
    private List<String> metrics(Optional<Impact> impact) {
        var named = impact.map(each -> each.concerned().metrics()).orElse(List.of());
        if (!named.isEmpty()) {
            return named;
        }
        if (incident.subject().origin() instanceof Subject.Report report
                && !report.metrics().isEmpty()) {
            return report.metrics();
        }
        return incident.course().failures().keySet().stream()
                .map(check ->
                        playbook.check(check)
                                .map(known -> known.measure().id().value())
                                .orElse(check.value()))
                .distinct()
                .toList();
    }

    private void checks() {
        var failures = incident.course().failures();
        put(
                Field.FAILED_CHECK,
                failures.keySet().stream()
                        .findFirst()
                        .map(this::checkName)
                        .or(() -> ticket().map(Subject.Ticket::failedCheck)));
        put(
                Field.FAILURE,
                failures.values().stream().findFirst().map(each -> each.last().message()));
        put(Field.ERROR_RATE, ticket().map(Subject.Ticket::errorRate));
        put(Field.LAST_GOOD_RUN, ticket().flatMap(Subject.Ticket::lastGoodRun).map(moments::at));
        found.put(
                Field.FAILURES,
                new Value.Lines(
                        failures.values().stream()
                                .map(Course.Failing::last)
                                .map(Subject.Failure::message)
                                .distinct()
                                .toList()));
    }

    private String checkName(CheckId check) {
        return playbook.check(check).map(known -> known.title().name()).orElse(check.value());
    }

    private void clocks() {
        var running =
                Countdown.of(incident, seen.terms()).stream().filter(Countdown::isRunning).toList();
        var ended = new Value.Unknown("none");
        found.put(Field.NEXT_UPDATE, said(nextUpdate(running).map(moments::at), ended));
        found.put(
                Field.NEXT_DEADLINE,
                said(
                        running.stream()
                                .filter(each -> each.due().isPresent())
                                .min(Comparator.comparing(each -> each.due().orElseThrow()))
                                .map(each ->
                                        "%s by %s"
                                                .formatted(
                                                        each.label().title(),
                                                        moments.at(each.due().orElseThrow()))),
                        ended));
        found.put(
                Field.UPDATE_EVERY,
                said(
                        duties().map(duty -> duty.beat().every())
                                .findFirst()
                                .map(IncidentFields::words),
                        new Value.Unknown("as soon as there is news")));
        put(
                Field.ESCALATION_LEVEL,
                incident.level(seen.terms())
                        .map(id ->
                                seen.terms().rules().turns().levels().stream()
                                        .filter(level -> level.id().equals(id))
                                        .findFirst()
                                        .map(level -> "%s (%s)".formatted(id, level.title()))
                                        .orElse(id)));
    }

    private static Optional<Instant> nextUpdate(List<Countdown> running) {
        return running.stream()
                .filter(each -> each.label().clock() == Countdown.Clock.UPDATE)
                .flatMap(each -> each.due().stream())
                .min(Comparator.naturalOrder());
    }

    private Stream<Duty> duties() {
        return seen.terms().rules().duties().stream()
                .filter(duty -> incident.isOpen() && incident.isIn(duty.rule().scope()))
                .filter(duty -> !duty.beat().dormant());
    }

    private static String words(Span span) {
        return span instanceof Span.Wall(var length) ? Moments.length(length) : span.toString();
    }

    private static Value said(Optional<String> words, Value otherwise) {
        return words.<Value>map(Value.Known::new).orElse(otherwise);
    }

    private void people() {
        var who = new Who(seen);
        put(Field.OWNER, incident.owner().map(names::person));
        put(Field.INCIDENT_COMMANDER, who.is(Event.Part.COMMANDER, "incident-commander"));
        put(Field.TECHNICAL_LEAD, who.is(Event.Part.TECHNICAL_LEAD, "technical-lead"));
        put(Field.TECHNICAL_OWNER, who.is(Event.Part.TECHNICAL_LEAD, "technical-owner"));
        put(Field.BUSINESS_OWNER, who.is(Event.Part.BUSINESS_OWNER, "business-owner"));
        put(Field.EXECUTIVE_SPONSOR, who.is("executive-sponsor"));
        put(
                Field.TEAM,
                incident.work().people().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each ->
                                "%s (%s)"
                                        .formatted(
                                                names.person(each.getValue()),
                                                Names.part(each.getKey())))
                        .collect(Collectors.joining(", ")));
    }

    private void lists() {
        found.put(Field.ACTIONS_TAKEN, new Value.Lines(actionsTaken()));
        found.put(
                Field.ACTIONS_REQUIRED,
                new Value.Lines(ticket().map(Subject.Ticket::actions).orElse(List.of())));
        found.put(
                Field.STAKEHOLDERS,
                new Value.Lines(
                        ticket().map(ticket -> ticket.affected().stakeholders())
                                .orElse(List.of())));
        found.put(
                Field.CONSUMERS,
                new Value.Lines(
                        pipeline().stream()
                                .flatMap(each -> each.flow().consumers().stream())
                                .map(each ->
                                        each.impact().isEmpty()
                                                ? each.name()
                                                : each.name() + ": " + each.impact())
                                .toList()));
    }

    /** In the order in which they were done. */
    private List<String> actionsTaken() {
        var done = new ArrayList<>(incident.work().steps().entrySet());
        done.removeIf(each -> each.getValue().mark() != Event.Mark.DONE);
        done.sort(
                Comparator
                        .<Map.Entry<
                                        org.tocsin.domain.incident.Work.StepKey,
                                        org.tocsin.domain.incident.Work.Signed>,
                                Instant>
                                comparing(each -> each.getValue().at())
                        .thenComparing(each -> each.getKey().step()));
        return done.stream()
                .map(each -> names.step(each.getKey().procedure(), each.getKey().step()))
                .toList();
    }
}
