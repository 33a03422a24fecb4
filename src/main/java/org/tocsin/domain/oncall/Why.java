package org.tocsin.domain.oncall;

import java.util.Optional;

/** Why somebody is on call; prints as it is shown. */
public sealed interface Why {
    /** Their turn in a layer's rotation. */
    record Turn(String layer, String turn) implements Why {
        @Override
        public String toString() {
            return layer + ": " + turn;
        }
    }

    /** A row of the holiday table. */
    record HolidayCover(String name) implements Why {
        @Override
        public String toString() {
            return "holiday cover: " + name;
        }
    }

    /** Somebody put them in. */
    record Overridden(
            ShiftOverride.Kind kind, String by, String reason, Optional<String> approvedBy)
            implements Why {
        @Override
        public String toString() {
            String what =
                    switch (kind) {
                        case OVERRIDE -> "override by ";
                        case TRADE -> "holiday trade by ";
                    };
            return what
                    + by
                    + approvedBy.map(a -> ", approved by " + a).orElse("")
                    + (reason.isBlank() ? "" : ": " + reason);
        }
    }
}
