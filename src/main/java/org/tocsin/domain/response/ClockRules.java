package org.tocsin.domain.response;

import java.util.List;
import java.util.Optional;

/**
 * What is due when, and who is told (E-1 to E-8, I-6, M-1): the part of a playbook that is frozen
 * into an incident when it opens. Ids are unique over all of them.
 */
public record ClockRules(
        List<Milestone> milestones,
        List<Ladder> ladders,
        List<Duty> duties,
        List<Route> routes,
        Turns turns) {
    public static final ClockRules NONE =
            new ClockRules(List.of(), List.of(), List.of(), List.of(), Turns.NONE);

    public ClockRules {
        milestones = List.copyOf(milestones);
        ladders = List.copyOf(ladders);
        duties = List.copyOf(duties);
        routes = List.copyOf(routes);
    }

    /**
     * What turns the course of an incident, and how it ends.
     *
     * @param settings how the team wants the incident itself handled
     */
    public record Turns(
            List<ImpactRule> impact,
            List<Level> levels,
            List<ReviewRule> reviews,
            Settings settings) {
        public static final Turns NONE = new Turns(List.of(), List.of(), List.of(), Settings.USUAL);

        public Turns {
            impact = List.copyOf(impact);
            levels = List.copyOf(levels);
            reviews = List.copyOf(reviews);
        }
    }

    public Optional<Ladder> ladder(String id) {
        return ladders.stream().filter(ladder -> ladder.id().equals(id)).findFirst();
    }

    public Optional<Milestone> milestone(String id) {
        return milestones.stream().filter(milestone -> milestone.id().equals(id)).findFirst();
    }

    public Optional<Duty> duty(String id) {
        return duties.stream().filter(duty -> duty.id().equals(id)).findFirst();
    }
}
