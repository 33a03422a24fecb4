package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.SchemaChange;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.BlastRadius;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Procedure;

/** Fills in what the machine can say of an incident that checks open (I-1, document 001). */
record Tickets(Playbook playbook, InForce inForce) {
    private static final int LONGEST_TITLE = 120;
    private static final int FIRST_STEPS = 5;

    /**
     * @param lastGood when the check last had a good run
     */
    Opening breach(Check check, CheckRun run, Severity severity, Optional<Instant> lastGood) {
        var radius = radius(check);
        var classification = classify(severity.id(), wanted(check));
        var place = place(check, radius);
        var failure = failure(run);
        var bare =
                new Subject.Ticket(
                        "%s (%s)".formatted(check.title().name(), check.id()),
                        errorRate(run),
                        lastGood,
                        new Subject.Affected(
                                rows(run), system(check, radius), impact(check, radius), List.of()),
                        List.of());
        var title = title(headline(check, run));
        var opening = opening(title, classification, place, new Subject.Breach(failure, bare), run);
        return imagined(opening)
                .map(incident -> {
                    var full = complete(bare, check, incident);
                    return opening(
                            title, classification, place, new Subject.Breach(failure, full), run);
                })
                .orElse(opening);
    }

    /** A source that cannot be asked; it is about the source, not about the data. */
    Opening broken(Check check, CheckRun run) {
        var source = source(check);
        var radius = radius(check);
        var severity = severityOfBroken();
        var title = title("%s cannot be checked: %s".formatted(source, run.judgement().message()));
        return opening(
                title,
                classify(severity, List.of("system-performance", "pipeline-failures")),
                place(check, radius),
                new Subject.BrokenSource(source, failure(run)),
                run);
    }

    /** The first that is no emergency: nothing is known of the data yet. */
    private String severityOfBroken() {
        var scale = inForce.frozen().scale();
        return scale.stream()
                .filter(each -> each.level() == Severity.Level.WARNING)
                .findFirst()
                .or(() -> scale.stream().reduce((_, last) -> last))
                .map(Severity::id)
                .orElse("");
    }

    /** As an incident of a check is filed. */
    Subject.Classification classification(Check check, String severity) {
        return classify(severity, wanted(check));
    }

    String source(Check check) {
        return playbook.dataSet(check.measure().dataSet())
                .map(dataSet -> dataSet.source().value())
                .orElse("");
    }

    /** As it is after maintenance: detected at its end, with the first failure inside it. */
    static Opening held(Opening opening, Subject.Failure first, Instant end) {
        var subject = opening.subject();
        var origin =
                switch (subject.origin()) {
                    case Subject.Breach(_, var ticket) -> new Subject.Breach(first, ticket);
                    case Subject.BrokenSource(var source, _) ->
                            new Subject.BrokenSource(source, first);
                    case Subject.Report report -> report;
                };
        var started = opening.startedAt().filter(at -> at.isBefore(first.at())).orElse(first.at());
        return new Opening(
                new Subject(subject.title(), subject.classification(), subject.place(), origin),
                end,
                Optional.of(started));
    }

    static Subject.Failure failure(CheckRun run) {
        return new Subject.Failure(
                run.check(),
                Optional.of(run.id()),
                run.occasion().startedAt(),
                run.judgement().message());
    }

    private static Opening opening(
            String title,
            Subject.Classification classification,
            Subject.Place place,
            Subject.Origin origin,
            CheckRun run) {
        var detected = run.occasion().startedAt();
        var started = run.occasion().partition().at();
        return new Opening(
                new Subject(title, classification, place, origin),
                detected,
                Optional.of(started.isBefore(detected) ? started : detected));
    }

    // What it is

    private String headline(Check check, CheckRun run) {
        var judgement = run.judgement();
        var limit = limit(judgement);
        if (judgement.value().isEmpty() || limit.isEmpty()) {
            return judgement.message();
        }
        var unit = check.measure().unit();
        return "%s: %s (limit %s)"
                .formatted(
                        check.title().name(),
                        Words.value(judgement.value().getAsDouble(), unit),
                        Words.value(limit.get(), unit));
    }

    private static Optional<Double> limit(Judgement judgement) {
        double value = judgement.value().orElse(0);
        var bounds = judgement.bounds();
        if (bounds.upper().isPresent() && value > bounds.upper().getAsDouble()) {
            return Optional.of(bounds.upper().getAsDouble());
        }
        return bounds.lower().isPresent() && value < bounds.lower().getAsDouble()
                ? Optional.of(bounds.lower().getAsDouble())
                : Optional.empty();
    }

    private static String title(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_TITLE
                ? line
                : line.substring(0, LONGEST_TITLE - 1).stripTrailing() + "…";
    }

    private Subject.Classification classify(String severity, List<String> wanted) {
        var known = inForce.categories();
        for (var id : wanted) {
            if (known.stream().anyMatch(each -> isOrHas(each, id))) {
                return Opening.classify(severity, id, known);
            }
        }
        return new Subject.Classification(
                severity, known.stream().findFirst().map(Category::id).orElse(""), "");
    }

    private static boolean isOrHas(Category category, String id) {
        return category.id().equals(id)
                || category.subcategories().stream().anyMatch(sub -> sub.id().equals(id));
    }

    /** What the check itself says, else what its measure speaks of, the closest first. */
    private static List<String> wanted(Check check) {
        var wanted = new ArrayList<String>();
        check.handling().labels().category().ifPresent(wanted::add);
        var formula = check.measure().formula().unsegmented();
        if (formula instanceof Formula.Schema(var faults)) {
            wanted.add(
                    faults.contains(Formula.SchemaFault.MISSING)
                            ? "missing-required-fields"
                            : "invalid-data-types");
            wanted.add("schema-compliance");
        } else if (formula instanceof Formula.NullRate
                || formula instanceof Formula.RowCount
                || formula instanceof Formula.MissingValues) {
            wanted.add("completeness");
        }
        wanted.add("data-quality");
        return wanted;
    }

    // Whom and what it affects

    private BlastRadius radius(Check check) {
        return BlastRadius.ofDataSet(
                check.measure().dataSet().value(), inForce.around().directory());
    }

    private static Subject.Place place(Check check, BlastRadius radius) {
        var pipeline = radius.origins() == 0 ? "" : radius.pipelines().getFirst().id();
        return new Subject.Place(
                pipeline,
                List.of(check.measure().dataSet().value()),
                java.util.Set.copyOf(check.handling().labels().tags()));
    }

    private static String errorRate(CheckRun run) {
        var tested = run.findings().tested();
        if (tested.failing().isEmpty() || tested.rows() == 0) {
            return run.judgement().message();
        }
        long failing = tested.failing().getAsLong();
        return String.format(
                Locale.ROOT,
                "%,d/%,d (%.1f %%)",
                failing,
                tested.rows(),
                100.0 * failing / tested.rows());
    }

    private static String rows(CheckRun run) {
        var tested = run.findings().tested();
        return tested.failing().isPresent()
                ? String.format(Locale.ROOT, "%,d", tested.failing().getAsLong())
                : String.format(Locale.ROOT, "unknown, of %,d looked at", tested.rows());
    }

    private String system(Check check, BlastRadius radius) {
        var data =
                playbook.dataSet(check.measure().dataSet())
                        .map(dataSet -> dataSet.name())
                        .orElseGet(() -> check.measure().dataSet().value());
        return radius.origins() == 0
                ? data
                : "%s, %s".formatted(radius.pipelines().getFirst().title(), data);
    }

    private String impact(Check check, BlastRadius radius) {
        return Stream.of(check.title().why(), radius.words(), warned(check))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(". "));
    }

    /** What is made from data whose schema changed, by declared lineage (C-24). */
    private String warned(Check check) {
        if (!SchemaChange.isLooking(check)) {
            return "";
        }
        var names =
                playbook.inputs().catalogue().downstream(check.measure().dataSet()).stream()
                        .map(each ->
                                playbook.dataSet(each)
                                        .map(dataSet -> dataSet.name())
                                        .orElseGet(each::value))
                        .toList();
        return names.isEmpty() ? "" : "Its schema changed, which warns " + String.join(", ", names);
    }

    private Subject.Ticket complete(Subject.Ticket bare, Check check, Incident incident) {
        var affected = bare.affected();
        return new Subject.Ticket(
                bare.failedCheck(),
                bare.errorRate(),
                bare.lastGoodRun(),
                new Subject.Affected(
                        affected.rows(),
                        affected.system(),
                        affected.impact(),
                        stakeholders(incident)),
                actions(check, incident));
    }

    /** The incident as it will be, to ask the rules about it. */
    private Optional<Incident> imagined(Opening opening) {
        if (!(opening.decide(inForce.terms(), "", 0) instanceof Decision.Accepted(var events))) {
            return Optional.empty();
        }
        var log = new ArrayList<Logged>();
        for (var event : events) {
            log.add(
                    new Logged(
                            log.size() + 1,
                            opening.detectedAt(),
                            new Actor.Machine("checks"),
                            event));
        }
        return Optional.of(Incident.of(new UUID(0, 0), 0, log));
    }

    /** Whoever hears of it at once. */
    private List<String> stakeholders(Incident incident) {
        var directory = inForce.around().directory();
        return Plan.until(incident, inForce.terms(), incident.detectedAt().plusNanos(1)).stream()
                .flatMap(act -> act.outcome().told().stream())
                .filter(told -> !told.unheld())
                .map(told -> holder(told, directory))
                .distinct()
                .toList();
    }

    private static String holder(Act.Told told, Directory directory) {
        var role = directory.role(told.role());
        var title = role.map(each -> each.title()).orElse(told.role());
        var people =
                told.people().isEmpty()
                        ? role.stream()
                                .flatMap(each -> each.contacts().stream())
                                .map(contact -> contact.address())
                                .collect(Collectors.joining(", "))
                        : told.people().stream()
                                .map(id -> directory.person(id).map(each -> each.name()).orElse(id))
                                .collect(Collectors.joining(", "));
        return people.isEmpty() ? title : "%s: %s".formatted(title, people);
    }

    private List<String> actions(Check check, Incident incident) {
        var actions = new ArrayList<String>();
        check.handling()
                .runbook()
                .flatMap(playbook::runbook)
                .ifPresent(runbook -> actions.add("Follow the runbook: " + runbook.title()));
        inForce.guides().procedures(Procedure.Use.RESPONSE).stream()
                .filter(each -> incident.isIn(each.application().scope()))
                .flatMap(each -> each.phases().stream().limit(1))
                .flatMap(phase -> phase.steps().stream())
                .map(Procedure.Step::text)
                .limit(FIRST_STEPS)
                .forEach(actions::add);
        return actions;
    }
}
