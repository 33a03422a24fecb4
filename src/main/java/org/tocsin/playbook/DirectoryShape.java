package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Scope;

/** How people, the parts they play and the matrix of contacts are written. */
final class DirectoryShape {
    private static final Shape.Key<List<Contact>> CONTACTS =
            optional(
                    "contacts",
                    RecipientsShape.CONTACTS,
                    "Addresses by channel, such as email, phone or slack");

    private static final Shape.Key<String> NAME =
            optional("name", Scalars.TEXT, "The name for people; the id when not said");
    static final Decoder<Person> PERSON =
            new Shape<>(
                    List.of(NAME, CONTACTS),
                    fields ->
                            new Person(
                                    fields.name(),
                                    fields.find(NAME).orElseGet(fields::name),
                                    fields.find(CONTACTS).orElse(List.of())));

    private static final Shape.Key<String> SCHEDULE =
            required("schedule", Scalars.reference(Declared.Kind.SCHEDULE), "The on-call schedule");
    private static final Shape.Key<String> POSITION =
            required("position", Scalars.ID, "The position in it, such as primary");
    private static final Shape.Key<Role.Holder> ON_CALL =
            optional(
                    "on-call",
                    new Shape<>(
                                    List.of(SCHEDULE, POSITION),
                                    fields ->
                                            new Role.OnCall(
                                                    fields.get(SCHEDULE), fields.get(POSITION)))
                            .map(holder -> holder),
                    "Held by whoever is on call");
    private static final Shape.Key<Role.Holder> PEOPLE =
            optional(
                    "people",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.PERSON))
                            .map(Role.People::new),
                    "Always held by these");
    private static final Shape.Key<Role.Holder> OWNER =
            optional(
                    "owner",
                    Scalars.word(Role.Owner.Rank.values()).map(Role.Owner::new),
                    "Held by an owner of the incident's pipeline");
    private static final Shape.Key<Role.Holder> BY_ISSUE =
            optional(
                    "by-issue",
                    Scalars.word(Role.ByIssue.Rank.values()).map(Role.ByIssue::new),
                    "Held by whom the contact matrix names for the incident");
    private static final Shape.Key<Role.Holder> ASSIGNED =
            optional(
                    "assigned",
                    Scalars.word(Role.Assigned.Part.values()).map(Role.Assigned::new),
                    "Held by whoever was assigned on the incident");
    private static final Shape.Choice<Role.Holder> HOLDER =
            new Shape.Choice<>(
                    "who holds it", List.of(ON_CALL, PEOPLE, OWNER, BY_ISSUE, ASSIGNED), false);
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");

    static final Decoder<Role> ROLE =
            new Shape<>(
                    List.of(TITLE, HOLDER, CONTACTS),
                    fields ->
                            new Role(
                                    fields.name(),
                                    fields.find(TITLE).orElseGet(fields::name),
                                    fields.findChosen(HOLDER).orElseGet(Role.Nobody::new),
                                    fields.find(CONTACTS).orElse(List.of())));

    private static final Shape.Key<Scope> FOR =
            optional("for", ScopeShape.SCOPE, "Which issues; all when not said");
    private static final Shape.Key<String> CONTACT =
            required("contact", Scalars.reference(Declared.Kind.ROLE), "The role asked first");
    private static final Shape.Key<String> BACKUP =
            optional(
                    "backup",
                    Scalars.reference(Declared.Kind.ROLE),
                    "The role asked when the first does not answer");
    static final Decoder<Directory.ContactRow> CONTACT_ROW =
            new Shape<>(
                    List.of(FOR, CONTACT, BACKUP),
                    fields ->
                            new Directory.ContactRow(
                                    fields.find(FOR).orElse(Scope.ALL),
                                    fields.get(CONTACT),
                                    fields.find(BACKUP).orElse("")));

    private DirectoryShape() {}
}
