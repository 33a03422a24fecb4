package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;

/** Finds who is meant by a role, for one incident at one time (E-9). */
final class Recipient {
    private final Incident incident;
    private final Surroundings around;

    Recipient(Incident incident, Surroundings around) {
        this.incident = incident;
        this.around = around;
    }

    List<Act.Told> told(Recipients recipients, Instant at) {
        return recipients.roles().stream()
                .map(role -> told(role, recipients.channels(), at, 0))
                .toList();
    }

    /**
     * @param depth how many roles have stood for one another; a matrix that leads round in a circle
     *     ends in nobody
     */
    private Act.Told told(String id, List<String> channels, Instant at, int depth) {
        var found = around.directory().role(id);
        if (found.isEmpty() || depth > 4) {
            return new Act.Told(id, List.of(), channels, true);
        }
        var role = found.get();
        return switch (role.holder()) {
            case Role.Nobody() -> held(role, List.of(), channels);
            case Role.People(var people) -> held(role, people, channels);
            case Role.OnCall(var schedule, var position) ->
                    held(role, around.onCall(schedule, position, at), channels);
            case Role.Owner(var rank) -> held(role, owner(rank), channels);
            case Role.Assigned(var part) -> held(role, assigned(part), channels);
            case Role.ByIssue(var rank) ->
                    row().map(row ->
                                    switch (rank) {
                                        case CONTACT -> row.contact();
                                        case BACKUP -> row.backup();
                                    })
                            .map(named -> told(named, channels, at, depth + 1))
                            .orElseGet(() -> held(role, List.of(), channels));
        };
    }

    private static Act.Told held(Role role, List<String> people, List<String> channels) {
        boolean unheld = people.isEmpty() && role.contacts().isEmpty();
        return new Act.Told(role.id(), people, channels, unheld);
    }

    private Optional<Directory.ContactRow> row() {
        return around.directory().matrix().stream()
                .filter(row -> Pending.applies(incident, row.scope()))
                .findFirst();
    }

    private List<String> owner(Role.Owner.Rank rank) {
        return around.directory()
                .pipeline(incident.subject().place().pipeline())
                .map(pipeline ->
                        switch (rank) {
                            case PRIMARY -> pipeline.ownership().primary();
                            case SECONDARY -> pipeline.ownership().secondary();
                        })
                .filter(person -> !person.isEmpty())
                .map(List::of)
                .orElse(List.of());
    }

    /** Until somebody is assigned, whoever acknowledged is the commander. */
    private List<String> assigned(Role.Assigned.Part part) {
        var people = new ArrayList<String>();
        var named =
                Optional.ofNullable(
                        incident.work()
                                .people()
                                .get(
                                        switch (part) {
                                            case COMMANDER -> Event.Part.COMMANDER;
                                            case TECHNICAL_LEAD -> Event.Part.TECHNICAL_LEAD;
                                            case BUSINESS_OWNER -> Event.Part.BUSINESS_OWNER;
                                        }));
        named.ifPresent(people::add);
        if (people.isEmpty() && part == Role.Assigned.Part.COMMANDER) {
            incident.owner().ifPresent(people::add);
        }
        return people;
    }
}
