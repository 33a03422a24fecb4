package org.tocsin.domain.response;

import java.util.List;

/**
 * A part that somebody plays.
 *
 * @param id kebab-case of the document's own words, such as {@code engineering-manager}
 * @param contacts addresses of the role itself; a role with an address counts as held
 */
public record Role(String id, String title, Holder holder, List<Contact> contacts) {
    public Role {
        contacts = List.copyOf(contacts);
    }

    /** Who plays it. */
    public sealed interface Holder {}

    /** Nobody by name: only its addresses. */
    public record Nobody() implements Holder {}

    /** Always the same people. */
    public record People(List<String> people) implements Holder {
        public People {
            people = List.copyOf(people);
        }
    }

    /** Whoever is on call. */
    public record OnCall(String schedule, String position) implements Holder {}

    /** The owner of the incident's pipeline. */
    public record Owner(Rank rank) implements Holder {
        public enum Rank {
            PRIMARY,
            SECONDARY
        }
    }

    /** Whoever the contact matrix names for the incident's category and severity. */
    public record ByIssue(Rank rank) implements Holder {
        public enum Rank {
            CONTACT,
            BACKUP
        }
    }

    /** Whoever was assigned on the incident. */
    public record Assigned(Part part) implements Holder {
        public enum Part {
            COMMANDER,
            TECHNICAL_LEAD,
            BUSINESS_OWNER
        }
    }
}
