package org.tocsin.domain.response;

import java.util.List;

/**
 * Somebody.
 *
 * @param id kebab-case, such as {@code engineer-a}
 */
public record Person(String id, String name, List<Contact> contacts) {
    public Person {
        contacts = List.copyOf(contacts);
    }
}
