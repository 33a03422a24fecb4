package org.tocsin.domain.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What stands in a section. Names of the kinds and of their parts are kept for ever. */
public sealed interface Content {
    /** Whether nothing stands in it. */
    boolean isEmpty();

    /**
     * @param text may have many lines; Markdown is welcome
     */
    record Words(String text) implements Content {
        public static final Words NONE = new Words("");

        @Override
        public boolean isEmpty() {
            return text.isBlank();
        }
    }

    /**
     * The moments of the log that were chosen. They stand in the order of the log, whatever order
     * they are handed in: a timeline is never reordered.
     */
    record Picks(List<Pick> picks) implements Content {
        public static final Picks NONE = new Picks(List.of());

        public Picks {
            picks = picks.stream().sorted(Comparator.comparing(Pick::version)).toList();
        }

        @Override
        public boolean isEmpty() {
            return picks.isEmpty();
        }

        public Optional<Pick> of(long version) {
            return picks.stream().filter(pick -> pick.version() == version).findFirst();
        }

        /** With that moment chosen and annotated, in place of what was said of it. */
        public Picks with(Pick pick) {
            var all = new ArrayList<>(without(pick.version()).picks);
            all.add(pick);
            return new Picks(all);
        }

        public Picks without(long version) {
            return new Picks(picks.stream().filter(pick -> pick.version() != version).toList());
        }
    }

    /**
     * @param version of the log's entry
     * @param note what the review says of it; may be empty
     */
    record Pick(long version, String note) {}

    /**
     * What it did to people and to the business (000, Impact Assessment).
     *
     * @param teams business teams affected
     * @param decisions delayed or affected
     * @param experience of users, and whatever else there is to say
     */
    record Harm(Figures figures, String teams, String decisions, String experience)
            implements Content {
        public static final Harm NONE = new Harm(Figures.NONE, "", "", "");

        @Override
        public boolean isEmpty() {
            return equals(NONE);
        }
    }

    /**
     * @param users affected
     * @param revenue lost as a whole, in the team's currency
     * @param minutes from the beginning of the trouble to its end
     */
    record Figures(OptionalLong users, Optional<BigDecimal> revenue, OptionalLong minutes) {
        public static final Figures NONE =
                new Figures(OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
    }

    /** A tree, or several: see {@link WhyTree}. */
    record Whys(List<Why> all) implements Content {
        public static final Whys NONE = new Whys(List.of());

        public Whys {
            all = List.copyOf(all);
        }

        @Override
        public boolean isEmpty() {
            return all.isEmpty();
        }
    }

    /**
     * One answer to why. Siblings stand in the order of the list that holds them.
     *
     * @param parent the answer that this one explains; empty at the top, which explains the problem
     */
    record Why(UUID id, Optional<UUID> parent, String text, List<Evidence> evidence) {
        public Why {
            evidence = List.copyOf(evidence);
        }

        /**
         * Whether it is only claimed so far: nothing is said, or nothing is linked that shows it.
         */
        public boolean isHollow() {
            return text.isBlank() || evidence.isEmpty();
        }

        public Why saying(String other) {
            return new Why(id, parent, other, evidence);
        }

        public Why under(Optional<UUID> other) {
            return new Why(id, other, text, evidence);
        }

        public Why with(Evidence more) {
            var all = new ArrayList<>(evidence);
            if (!all.contains(more)) {
                all.add(more);
            }
            return new Why(id, parent, text, all);
        }

        public Why without(Evidence one) {
            return new Why(
                    id, parent, text, evidence.stream().filter(each -> !each.equals(one)).toList());
        }
    }

    /**
     * How far preparing and holding the meeting has come (M-4).
     *
     * @param ticks what is done of the lists of {@link MeetingPlan}
     * @param spent on the items of the agenda that were begun
     */
    record Meeting(List<Tick> ticks, List<Spent> spent) implements Content {
        public static final Meeting NONE = new Meeting(List.of(), List.of());

        public Meeting {
            ticks = List.copyOf(ticks);
            spent = List.copyOf(spent);
        }

        @Override
        public boolean isEmpty() {
            return ticks.isEmpty() && spent.isEmpty();
        }
    }

    /**
     * @param step id of a step of the plan
     */
    record Tick(String step, String by, Instant at) {}

    /**
     * @param item id of an item of the agenda
     * @param seconds before it was last begun
     * @param since when it was begun and still runs; empty when it stands still
     */
    record Spent(String item, long seconds, Optional<Instant> since) {}
}
