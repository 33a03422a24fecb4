package org.tocsin.domain.incident;

/** Who did something. */
public sealed interface Actor {
    String name();

    /**
     * @param name id of a person of the playbook, or the name of the account
     */
    record Person(String name) implements Actor {}

    /**
     * @param name the part of the program, such as {@code clock} or {@code checks}
     */
    record Machine(String name) implements Actor {}
}
