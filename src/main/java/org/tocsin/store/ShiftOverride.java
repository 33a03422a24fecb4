package org.tocsin.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody stands in on a schedule for a while, or a position is left empty (O-1).
 *
 * @param post which position of which schedule
 * @param stretch when
 * @param substitute who
 * @param entry who wrote it down, and why
 */
public record ShiftOverride(
        UUID id, Post post, Stretch stretch, Substitute substitute, Entry entry) {
    /**
     * @param position of a schedule, such as primary
     */
    public record Post(String schedule, String position) {}

    /** From an instant up to, and without, another; kept to the microsecond. */
    public record Stretch(Instant from, Instant until) {}

    /**
     * @param kind what sort of change it is, such as a swap or an absence
     * @param person who is on duty instead; empty when nobody is
     */
    public record Substitute(String kind, Optional<String> person) {}

    /** Why it was made, by whom, and when it became known. */
    public record Entry(String reason, String author, Instant recorded) {}

    /** By whom and when something was done to it. */
    public record Mark(String by, Instant at) {}

    /**
     * What is known of an override at some instant.
     *
     * @param approved empty while it waits for approval
     */
    public record Known(ShiftOverride override, Optional<Mark> approved) {}
}
