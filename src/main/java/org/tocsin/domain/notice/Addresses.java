package org.tocsin.domain.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Role;

/** Where people are reached (E-9, N-2). */
public final class Addresses {
    private final Directory directory;

    public Addresses(Directory directory) {
        this.directory = directory;
    }

    /**
     * Every way in which somebody is told, each address once. Who is told of no channel in
     * particular is told in the first way that the contact lists. A page, a ticket or a chat needs
     * no address of the person: the channel has its own, and the person's id says whom it concerns.
     */
    public List<Destination> of(List<Act.Told> told) {
        var found = new LinkedHashMap<List<String>, Destination>();
        told.stream()
                .flatMap(each -> of(each).stream())
                .forEach(to -> found.putIfAbsent(List.of(to.channel(), to.address()), to));
        return List.copyOf(found.values());
    }

    private List<Destination> of(Act.Told told) {
        if (told.unheld()) {
            return List.of();
        }
        var role = directory.role(told.role());
        var shared = role.map(Role::contacts).orElse(List.of());
        if (told.people().isEmpty()) {
            return of(told, told.role(), shared);
        }
        return told.people().stream()
                .flatMap(id -> {
                    var own = directory.person(id).map(Person::contacts).orElse(List.of());
                    return of(told, id, Stream.concat(own.stream(), shared.stream()).toList())
                            .stream();
                })
                .toList();
    }

    private static List<Destination> of(Act.Told told, String holder, List<Contact> contacts) {
        if (told.channels().isEmpty()) {
            return contacts.stream()
                    .limit(1)
                    .map(way -> to(way.channel(), way.address(), holder, told))
                    .toList();
        }
        var found = new ArrayList<Destination>();
        for (String channel : told.channels()) {
            found.add(to(channel, address(channel, contacts).orElse(holder), holder, told));
        }
        return found;
    }

    private static Optional<String> address(String channel, List<Contact> contacts) {
        return contacts.stream()
                .filter(way -> way.channel().equals(channel))
                .map(Contact::address)
                .findFirst();
    }

    private static Destination to(String channel, String address, String holder, Act.Told told) {
        return new Destination(channel, address, holder, told.role());
    }
}
