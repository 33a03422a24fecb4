package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Map;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Recipients;

/** How it is written who is told, and where they are reached. */
final class RecipientsShape {
    private static final Shape.Key<List<String>> ROLES =
            required(
                    "roles",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.ROLE)),
                    "Who is told, as roles");
    private static final Shape.Key<List<String>> CHANNELS =
            optional(
                    "channels",
                    Structures.oneOrMore(Scalars.ID),
                    "By which ways, such as page, slack, email or ticket; whatever way they have"
                            + " when not said");

    static final Decoder<Recipients> RECIPIENTS =
            new Shape<>(
                    List.of(ROLES, CHANNELS),
                    fields ->
                            new Recipients(
                                    fields.get(ROLES), fields.find(CHANNELS).orElse(List.of())));

    /** Addresses by channel. */
    static final Decoder<List<Contact>> CONTACTS =
            Structures.map(Scalars.ID, Scalars.VALUE).map(RecipientsShape::contacts);

    private RecipientsShape() {}

    private static List<Contact> contacts(Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .map(entry -> new Contact(entry.getKey(), entry.getValue()))
                .toList();
    }
}
