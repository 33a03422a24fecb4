package org.tocsin.ui.playbook;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.playbook.TeamDuty;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;
import org.tocsin.domain.response.Template;
import org.tocsin.engine.TemplateProofs;

/** What a rule says, in one line of plain words. */
final class Says {
    private Says() {}

    static String check(Check check) {
        var rules =
                check.rules().stream()
                        .map(rule -> Words.rule(rule, check.measure().unit()))
                        .collect(Collectors.joining("; "));
        return rules.isEmpty() ? "Alerts nobody: it only records its measure" : rules;
    }

    static String severity(SeverityGuide guide) {
        var respond = guide.targets().respond().map(span -> "respond within " + span);
        var resolve = guide.targets().resolve().map(span -> "resolve within " + span);
        var targets = capital(said(respond.orElse(""), resolve.orElse("")));
        return targets.isEmpty() ? said(guide.response(), guide.resolve()) : targets;
    }

    static String category(Category category) {
        var subs =
                category.subcategories().stream()
                        .map(Category.Sub::title)
                        .collect(Collectors.joining(", "));
        return said(line(category.description()), subs);
    }

    static String milestone(Milestone milestone) {
        var miss = milestone.miss();
        var follows =
                said(
                        miss.tell().isEmpty() ? "" : "tells " + to(miss.tell()),
                        miss.raise().map(severity -> "becomes " + severity).orElse(""),
                        miss.start().isEmpty() ? "" : "starts " + String.join(", ", miss.start()));
        return "%s: within %s%s"
                .formatted(
                        scope(milestone.rule().scope()),
                        after(milestone.rule()),
                        follows.isEmpty() ? "" : "; if missed " + follows);
    }

    static String ladder(Ladder ladder) {
        String silence =
                switch (ladder.when().silence()) {
                    case UNACKNOWLEDGED -> "while nobody has acknowledged";
                    case NO_UPDATE -> "while no update is posted";
                    case UNRESOLVED -> "while it is not resolved";
                };
        var rungs =
                ladder.rungs().stream()
                        .map(rung -> "after %s %s".formatted(rung.after(), to(rung.tell())))
                        .collect(Collectors.joining(", "));
        return "%s, %s: %s".formatted(scope(ladder.when().scope()), silence, rungs);
    }

    static String duty(Duty duty) {
        return "%s: every %s, first after %s%s%s"
                .formatted(
                        scope(duty.rule().scope()),
                        duty.beat().every(),
                        after(duty.rule()),
                        duty.owedBy().isEmpty() ? "" : ", owed by " + duty.owedBy(),
                        duty.to().isEmpty() ? "" : ", to " + to(duty.to()));
    }

    static String route(Route route) {
        var when =
                route.rule().timing().after().isZero() ? "at once" : "after " + after(route.rule());
        return "%s: tells %s %s%s"
                .formatted(
                        scope(route.rule().scope()),
                        to(route.to()),
                        when,
                        route.every().map(span -> ", again every " + span).orElse(""));
    }

    static String impact(ImpactRule rule) {
        String when =
                switch (rule.when()) {
                    case ImpactRule.RevenueAbove(var perHour) ->
                            "more than %s lost an hour".formatted(perHour);
                    case ImpactRule.Touches(var aspect) -> "touches " + Facts.text(aspect);
                };
        return "%s: %s%s%s"
                .formatted(
                        scope(rule.rule().scope()),
                        when,
                        rule.tell().isEmpty() ? "" : ", tells " + to(rule.tell()),
                        rule.level().map(level -> ", escalates to " + level).orElse(""));
    }

    static String level(Level level) {
        return "Answered by " + String.join(", ", level.roles());
    }

    static String review(ReviewRule review) {
        return scope(review.scope())
                + switch (review.due()) {
                    case ReviewRule.Within(var span) ->
                            ": within %s of the resolution".formatted(span);
                    case ReviewRule.MonthlyBatch() ->
                            ": with the month's others, by its first working day after";
                };
    }

    static String settings(Settings settings) {
        return said(
                settings.resolveAfter().isPresent()
                        ? "Resolved by themselves after %d good runs"
                                .formatted(settings.resolveAfter().getAsInt())
                        : "",
                settings.unacknowledgeAfter()
                        .map(span -> "an acknowledgement lapses after " + span)
                        .orElse(""));
    }

    static String dataSet(DataSet dataSet) {
        String where =
                switch (dataSet.location()) {
                    case Location.Files files -> files.pattern();
                    case Location.Table(var name) -> "table " + name;
                    case Location.Resource(var path) -> path;
                };
        int columns = dataSet.shape().columns().size();
        return "%s in %s%s"
                .formatted(
                        where,
                        dataSet.source(),
                        columns == 0 ? "" : ", %,d columns declared".formatted(columns));
    }

    static String measure(Measure measure) {
        return capital(Facts.text(measure.formula())) + " of " + measure.dataSet();
    }

    static String schedule(TeamSchedule schedule) {
        return "Positions: " + String.join(", ", schedule.plan().positions());
    }

    static String contacts(List<Contact> contacts) {
        return contacts.stream()
                .map(each -> each.channel() + " " + each.address())
                .collect(Collectors.joining(", "));
    }

    static String role(Role role) {
        String held =
                switch (role.holder()) {
                    case Role.Nobody() -> "";
                    case Role.People(var people) -> "Held by " + String.join(", ", people);
                    case Role.OnCall(var schedule, var position) ->
                            "Whoever is %s on %s".formatted(position, schedule);
                    case Role.Owner(var rank) ->
                            "The pipeline's %s owner".formatted(Facts.text(rank));
                    case Role.ByIssue(var rank) ->
                            "The %s of the contact matrix".formatted(Facts.text(rank));
                    case Role.Assigned(var part) -> "The incident's " + Facts.text(part);
                };
        return said(held, contacts(role.contacts()));
    }

    static String pipeline(Pipeline pipeline) {
        var owners = pipeline.ownership();
        return "Owned by "
                + Stream.of(owners.primary(), owners.secondary())
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(", then "));
    }

    static String contact(Directory.ContactRow row) {
        return "Ask %s%s"
                .formatted(row.contact(), row.backup().isEmpty() ? "" : ", then " + row.backup());
    }

    static String calendar(TeamDuty duty) {
        return said(capital(Facts.text(duty.recurrence())), duty.owner());
    }

    static String hours(TeamTime.Hours hours, ZoneId zone) {
        var country = hours.holidays().country().map(name -> "holidays of " + name);
        return said("Times in " + zone.getId(), country.orElse(""));
    }

    static String procedure(Procedure procedure) {
        int steps = procedure.phases().stream().mapToInt(each -> each.steps().size()).sum();
        return "%s, %d %s; %s"
                .formatted(
                        capital(Facts.text(procedure.use())),
                        steps,
                        steps == 1 ? "step" : "steps",
                        scope(procedure.application().scope()));
    }

    static String template(Template template, Playbook playbook) {
        var audience = template.offer().audience();
        var uses =
                TemplateProofs.usages(playbook, template.id()).stream()
                        .map(each -> to(each.to()))
                        .distinct()
                        .collect(Collectors.joining("; "));
        return said(
                capital(Facts.text(template.use()))
                        + (audience.isEmpty() ? "" : " for " + audience),
                uses.isEmpty() ? "" : "goes to " + uses);
    }

    static String usage(TemplateProofs.Usage usage) {
        return "%s: %s".formatted(usage.title(), to(usage.to()));
    }

    static String report(ScheduledReport report) {
        return said(
                "%s to %s"
                        .formatted(
                                capital(Facts.text(report.when().recurrence())), to(report.to())),
                "template " + report.template(),
                report.scope().equals(Scope.ALL) ? "" : scope(report.scope()));
    }

    static String firstLine(Runbook runbook) {
        return runbook.markdown()
                .lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .findFirst()
                .map(Says::line)
                .orElse("");
    }

    /** Text of several lines in one. */
    static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static String scope(Scope scope) {
        var parts =
                Stream.of(scope.severities(), scope.categories(), scope.labels())
                        .filter(part -> !part.isEmpty())
                        .map(Facts::text)
                        .collect(Collectors.joining("; "));
        return parts.isEmpty() ? "All incidents" : parts;
    }

    private static String after(Rule rule) {
        var span = rule.timing().after();
        return switch (rule.timing().from()) {
            case Moment.Detected() -> span.toString();
            case Moment.Acknowledged() -> span + " of the acknowledgement";
            case Moment.LastUpdate() -> span + " of the last update";
            case Moment.Level(var level) -> span + " of reaching " + level;
        };
    }

    private static String to(Recipients recipients) {
        var how =
                recipients.channels().isEmpty()
                        ? ""
                        : " by " + String.join(", ", recipients.channels());
        return String.join(", ", recipients.roles()) + how;
    }

    private static String said(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String capital(String text) {
        return Optional.of(text)
                .filter(each -> !each.isEmpty())
                .map(each -> each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
                .orElse("");
    }
}
