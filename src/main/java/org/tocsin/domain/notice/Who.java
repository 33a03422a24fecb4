package org.tocsin.domain.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Told;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;

/** Says who somebody is and how to reach them: {@code Ada Byron, +1-555-0101, ada@company.com}. */
final class Who {
    /** In the order of the documents' "Name, Phone, Email". */
    private static final List<String> WAYS = List.of("phone", "email", "slack");

    private final Seen seen;
    private final Directory directory;

    Who(Seen seen) {
        this.seen = seen;
        this.directory = seen.terms().around().directory();
    }

    /** Whoever was assigned, else who holds the role of that name. */
    Optional<String> is(Event.Part part, String role) {
        return Optional.ofNullable(seen.incident().work().people().get(part))
                .map(this::person)
                .or(() -> is(role));
    }

    /** Who holds a role now; empty when the playbook has no such role, or nobody holds it. */
    Optional<String> is(String id) {
        return directory
                .role(id)
                .flatMap(role -> {
                    var told =
                            Told.of(
                                    new Recipients(List.of(id), List.of()),
                                    seen.incident(),
                                    seen.terms(),
                                    seen.now());
                    var people =
                            told.stream()
                                    .flatMap(each -> each.people().stream())
                                    .map(this::person)
                                    .collect(Collectors.joining("; "));
                    return people.isEmpty() ? address(role) : Optional.of(people);
                });
    }

    private static Optional<String> address(Role role) {
        var ways = ways(role.contacts());
        return ways.isEmpty() ? Optional.empty() : Optional.of(ways);
    }

    private String person(String id) {
        var known = directory.person(id);
        return Stream.of(
                        known.map(Person::name).orElse(id),
                        ways(known.map(Person::contacts).orElse(List.of())))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String ways(List<Contact> contacts) {
        var ways =
                WAYS.stream()
                        .flatMap(way ->
                                contacts.stream()
                                        .filter(each -> each.channel().equals(way))
                                        .map(Contact::address)
                                        .limit(1))
                        .toList();
        // A chat handle adds nothing for whoever has a phone and an address.
        return String.join(", ", ways.subList(0, Math.min(2, ways.size())));
    }
}
