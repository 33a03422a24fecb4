package org.tocsin.playbook;

import static org.tocsin.playbook.Declared.Kind.ROLE;
import static org.tocsin.playbook.Declared.Kind.SEVERITY;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Scope;

/** Finds rules that can be read and yet do not do what a team expects of them (P-2). */
final class ResponseLint {
    private final ClockRules rules;
    private final Directory directory;
    private final Declared declared;
    private final Problems problems;

    ResponseLint(ClockRules rules, Directory directory, Declared declared, Problems problems) {
        this.rules = rules;
        this.directory = directory;
        this.declared = declared;
        this.problems = problems;
    }

    void tell(List<SeverityGuide> severities) {
        severities.stream().map(guide -> guide.severity().id()).forEach(this::tellWithoutClock);
        told().forEach(this::tellUnheld);
        rules.ladders().forEach(this::tellUnreached);
        rules.duties().forEach(this::tellSleeping);
    }

    static void tell(ResponseShape.Contradiction contradiction, Problems problems) {
        problems.warning(
                contradiction.at(),
                "the document contradicts itself: %s, and %s; decided: %s"
                        .formatted(
                                contradiction.between(),
                                contradiction.and(),
                                contradiction.decided()));
    }

    private void tellWithoutClock(String severity) {
        var scopes =
                Stream.of(
                                rules.milestones().stream().map(each -> each.rule().scope()),
                                rules.ladders().stream().map(each -> each.when().scope()),
                                rules.duties().stream().map(each -> each.rule().scope()))
                        .flatMap(each -> each);
        if (scopes.map(Scope::severities).noneMatch(of -> of.isEmpty() || of.contains(severity))) {
            problems.warning(
                    declared.place(SEVERITY, severity),
                    "no clock runs for severity \"%s\": no milestone, ladder or duty is for it"
                            .formatted(severity));
        }
    }

    private void tellUnheld(String id) {
        var role = directory.role(id);
        boolean held = role.filter(this::isHeld).isPresent();
        if (role.isPresent() && !held) {
            problems.warning(
                    declared.place(ROLE, id),
                    "rules tell \"%s\", but nobody holds it and it has no address; give it people or"
                                    .formatted(id)
                            + " contacts");
        }
    }

    private void tellUnreached(Ladder ladder) {
        boolean switched =
                rules.turns().impact().stream()
                        .flatMap(rule -> rule.ladder().stream())
                        .anyMatch(ladder.id()::equals);
        if (ladder.climbing().onlySwitched() && !switched) {
            declared.rules()
                    .warn(
                            ladder.id(),
                            "no impact rule switches to ladder \"%s\", so it never runs"
                                    .formatted(ladder.id()));
        }
    }

    private void tellSleeping(Duty duty) {
        boolean started =
                rules.milestones().stream()
                        .flatMap(milestone -> milestone.miss().start().stream())
                        .anyMatch(duty.id()::equals);
        if (duty.beat().dormant() && !started) {
            declared.rules()
                    .warn(
                            duty.id(),
                            "no missed milestone starts duty \"%s\", so it never begins"
                                    .formatted(duty.id()));
        }
    }

    private boolean isHeld(Role role) {
        boolean holder =
                switch (role.holder()) {
                    case Role.Nobody() -> false;
                    case Role.People(var people) -> !people.isEmpty();
                    case Role.OnCall _, Role.Owner _, Role.Assigned _ -> true;
                    case Role.ByIssue _ -> !directory.matrix().isEmpty();
                };
        return holder || !role.contacts().isEmpty();
    }

    /** Roles that some rule tells, in alphabetical order. */
    private Set<String> told() {
        return Stream.of(
                        rules.milestones().stream().map(Milestone::miss).map(Milestone.Miss::tell),
                        rules.ladders().stream()
                                .map(Ladder::rungs)
                                .flatMap(List::stream)
                                .map(Ladder.Rung::tell),
                        rules.duties().stream().map(Duty::to),
                        rules.routes().stream().map(Route::to),
                        rules.turns().impact().stream().map(ImpactRule::tell),
                        rules.turns().levels().stream()
                                .map(Level::roles)
                                .map(roles -> new Recipients(roles, List.of())),
                        rules.duties().stream()
                                .map(Duty::owedBy)
                                .filter(role -> !role.isEmpty())
                                .map(role -> new Recipients(List.of(role), List.of())))
                .flatMap(each -> each)
                .flatMap(recipients -> recipients.roles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
