package org.tocsin.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.oncall.ShiftOverride.Grounds;
import org.tocsin.domain.oncall.ShiftOverride.Kind;
import org.tocsin.engine.RotaDesk.Approval;
import org.tocsin.engine.RotaDesk.Entered;
import org.tocsin.store.ShiftOverride.Entry;
import org.tocsin.store.ShiftOverride.Known;
import org.tocsin.store.ShiftOverride.Substitute;

/**
 * Changes as the store keeps them. The halves of a trade are two rows whose ids differ in the last
 * bit alone, so that one is known by the other.
 */
final class RotaRecords {
    /** Stands in for a person where a playbook lets trades count at once. */
    private static final String NOBODY_NEEDED = "the playbook's rules";

    private RotaRecords() {}

    /** The id of a trade, and of its first half. */
    static UUID first(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~1L);
    }

    static UUID second(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() | 1L);
    }

    /** The rows of a change. */
    static List<org.tocsin.store.ShiftOverride> rows(Entered entered) {
        var rows = new ArrayList<org.tocsin.store.ShiftOverride>();
        for (var part : entered.parts()) {
            var id = rows.isEmpty() ? entered.id() : second(entered.id());
            rows.add(
                    new org.tocsin.store.ShiftOverride(
                            id,
                            new org.tocsin.store.ShiftOverride.Post(
                                    entered.schedule(), part.position()),
                            new org.tocsin.store.ShiftOverride.Stretch(
                                    part.when().from(), part.when().to()),
                            new Substitute(
                                    part.grounds().kind().name().toLowerCase(Locale.ROOT),
                                    Optional.of(part.person())),
                            new Entry(
                                    part.grounds().reason(),
                                    part.grounds().by(),
                                    entered.recorded())));
        }
        return List.copyOf(rows);
    }

    /**
     * The changes that rows stand for, in the order in which they were entered.
     *
     * @param needApproval whether a trade waits for somebody to agree
     */
    static List<Entered> entered(List<Known> rows, boolean needApproval) {
        var groups = new LinkedHashMap<UUID, List<Known>>();
        rows.stream()
                .filter(row -> row.override().substitute().person().isPresent())
                .sorted(
                        Comparator.comparing((Known row) -> row.override().entry().recorded())
                                .thenComparing(row -> row.override().id()))
                .forEach(
                        row -> groups.computeIfAbsent(group(row), _ -> new ArrayList<>()).add(row));
        var all = new ArrayList<Entered>();
        groups.forEach((id, halves) -> all.add(entered(id, halves, needApproval)));
        return List.copyOf(all);
    }

    private static UUID group(Known row) {
        return kind(row) == Kind.TRADE ? first(row.override().id()) : row.override().id();
    }

    private static Kind kind(Known row) {
        return row.override().substitute().kind().equalsIgnoreCase(Kind.TRADE.name())
                ? Kind.TRADE
                : Kind.OVERRIDE;
    }

    private static Entered entered(UUID id, List<Known> halves, boolean needApproval) {
        // A trade of which one half is missing or not approved must not count: one of the two
        // would work both shifts.
        boolean whole = kind(halves.getFirst()) == Kind.OVERRIDE || halves.size() == 2;
        var approval =
                whole && halves.stream().allMatch(half -> half.approved().isPresent())
                        ? halves.getFirst().approved()
                        : Optional.<org.tocsin.store.ShiftOverride.Mark>empty();
        var agreed =
                approval.map(org.tocsin.store.ShiftOverride.Mark::by)
                        .or(() ->
                                whole && !needApproval
                                        ? Optional.of(NOBODY_NEEDED)
                                        : Optional.empty());
        var parts = halves.stream().map(half -> part(half, agreed)).toList();
        var first = halves.getFirst().override();
        return new Entered(
                id,
                first.post().schedule(),
                parts,
                first.entry().recorded(),
                approval.map(mark -> new Approval(mark.by(), mark.at())));
    }

    private static ShiftOverride part(Known row, Optional<String> agreed) {
        var from = row.override();
        var grounds =
                switch (kind(row)) {
                    case OVERRIDE -> Grounds.override(from.entry().author(), from.entry().reason());
                    case TRADE ->
                            Grounds.trade(from.entry().author(), from.entry().reason(), agreed);
                };
        return new ShiftOverride(
                from.post().position(),
                from.substitute().person().orElseThrow(),
                new Stretch(from.stretch().from(), from.stretch().until()),
                grounds);
    }
}
