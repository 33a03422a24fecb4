package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;

/** Document 004's schedule over a store, with a clock that is set by hand. */
public final class RotaFixture {
    public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    public static final Post PRIMARY = new Post("data-engineering", "primary");
    public static final Post SECONDARY = new Post("data-engineering", "secondary");

    /** The Friday before Thanksgiving Week: engineer-c is primary and engineer-d secondary. */
    public static final Instant FRIDAY = at("2025-11-21T10:00");

    private static final AtomicLong COUNTER = new AtomicLong();

    private RotaFixture() {}

    public static Playbook playbook() {
        return ShippedPlaybooks.read("data-pipeline").orElseThrow().playbook().orElseThrow();
    }

    public static LiveRota desk(Store store, InstantSource clock, String me) {
        // Two apart, as the second half of a trade takes the id after the first's.
        Ids ids = () -> new UUID(4, COUNTER.addAndGet(2));
        return new LiveRota(
                store, playbook(), new TeamHolidays(), new Shell(clock, ids, "test"), () -> me);
    }

    /** Reads a local time such as 2025-11-24T09:00 in the schedule's zone. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
