package org.tocsin.domain.oncall;

import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of the holiday table (O-2, document 004: Holiday Coverage). */
public record Cover(String name, CoverSpan span, Who who, Weight weight) {
    /**
     * @param priority where two rows overlap the higher one counts; of equal ones the later row
     * @param major whether it counts towards the most holidays that one person may cover
     * @param credit how often its time counts towards rotation credit
     */
    public record Weight(int priority, boolean major, double credit) {
        /** Major, and 1.5 times a regular week (document 004). */
        public static final Weight MAJOR = new Weight(0, true, 1.5);

        public Weight beating(int other) {
            return new Weight(other + 1, major, credit);
        }
    }

    /** Who covers it. */
    public sealed interface Who {
        /** The same people throughout; a position may be held by several at once. */
        record Named(Map<String, List<String>> positions) implements Who {
            public Named {
                positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
            }

            public static Named pair(String primary, String secondary) {
                var people = new LinkedHashMap<String, List<String>>();
                people.put("primary", List.of(primary));
                people.put("secondary", List.of(secondary));
                return new Named(people);
            }
        }

        /**
         * Somebody else each day from the handoff on, in the order of least holiday credit; those
         * of equal credit in the order given.
         *
         * @param position that rotates
         * @param rest the position, if any, that all the others hold meanwhile
         */
        record Daily(List<String> people, LocalTime handoff, String position, Optional<String> rest)
                implements Who {
            public Daily {
                people = List.copyOf(people);
                if (people.isEmpty()) {
                    throw new IllegalArgumentException("a daily cover needs somebody to rotate");
                }
            }
        }
    }
}
