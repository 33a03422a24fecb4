package org.tocsin.domain.oncall;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;

/**
 * Somebody takes a position for a while, whatever rotation and holiday cover say (O-1). A trade of
 * a holiday counts only once it is approved (O-2).
 */
public record ShiftOverride(String position, String person, Stretch when, Grounds grounds) {
    public enum Kind {
        OVERRIDE,
        TRADE
    }

    /**
     * @param by who entered it
     * @param approvedBy who agreed; an override needs nobody
     */
    public record Grounds(Kind kind, String by, String reason, Optional<String> approvedBy) {
        public static Grounds override(String by, String reason) {
            return new Grounds(Kind.OVERRIDE, by, reason, Optional.empty());
        }

        public static Grounds trade(String by, String reason, Optional<String> approvedBy) {
            return new Grounds(Kind.TRADE, by, reason, approvedBy);
        }
    }

    /** Two people take each other's shifts. */
    public static List<ShiftOverride> swap(Shift one, Shift other, Grounds grounds) {
        return List.of(
                new ShiftOverride(one.post().position(), other.person(), one.when(), grounds),
                new ShiftOverride(other.post().position(), one.person(), other.when(), grounds));
    }

    public boolean counts() {
        return switch (grounds.kind) {
            case OVERRIDE -> true;
            case TRADE -> grounds.approvedBy.isPresent();
        };
    }

    Piece<Duty> piece() {
        var why = new Why.Overridden(grounds.kind, grounds.by, grounds.reason, grounds.approvedBy);
        return new Piece<>(when, Duty.of(person, why));
    }
}
