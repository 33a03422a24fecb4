package org.tocsin.domain.response;

import java.util.List;
import java.util.Optional;

/** Who there is, and who owns what (E-9, O-5). Always the one in force, never frozen. */
public record Directory(
        List<Person> people, List<Role> roles, List<Pipeline> pipelines, List<ContactRow> matrix) {
    public static final Directory NONE = new Directory(List.of(), List.of(), List.of(), List.of());

    public Directory {
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        pipelines = List.copyOf(pipelines);
        matrix = List.copyOf(matrix);
    }

    public Optional<Role> role(String id) {
        return roles.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    public Optional<Pipeline> pipeline(String id) {
        return pipelines.stream().filter(pipeline -> pipeline.id().equals(id)).findFirst();
    }

    public Optional<Person> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /**
     * Who is to be asked for a kind of issue (000's contact hierarchy).
     *
     * @param scope its severities and categories
     * @param contact the role asked first
     * @param backup the role asked when the first does not answer
     */
    public record ContactRow(Scope scope, String contact, String backup) {}
}
