package org.tocsin.domain.quiet;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of a silence that somebody changes. One that has been seen to hide alerts stays what
 * it was: only its end and its comment change, anything else ends it and makes a new one.
 */
public final class SilenceEdit {
    private SilenceEdit() {}

    /**
     * As somebody wants it.
     *
     * @param from when it is to begin; the present at the earliest for a new one
     */
    public record Wish(Matchers matchers, Instant from, Instant until, String reason) {}

    /** Who changes it, and when. */
    public record By(String author, Instant now) {}

    public sealed interface Edited {
        /** The same silence with another end or comment. */
        record Changed(Silence silence) implements Edited {}

        /**
         * @param ended empty when the one before was over already
         */
        record Replaced(Optional<Silence> ended, Silence fresh) implements Edited {}

        record Refused(String reason) implements Edited {}
    }

    /**
     * A new one.
     *
     * @param id of it
     */
    public static Edited begin(UUID id, Silence.Kind kind, Wish wish, By by) {
        var entry = new Silence.Entry(wish.reason(), by.author(), by.now(), Optional.empty());
        return fault(wish, later(wish.from(), by.now()), by)
                .<Edited>map(Edited.Refused::new)
                .orElseGet(
                        () -> new Edited.Replaced(Optional.empty(), fresh(id, kind, wish, entry)));
    }

    /**
     * @param id of the new one, should there be need of it
     */
    public static Edited edit(Silence silence, UUID id, Wish wish, By by) {
        boolean same =
                wish.matchers().equals(silence.matchers())
                        && wish.from().equals(silence.term().from());
        boolean over = silence.state(by.now()) == Silence.State.OVER;
        var fault = fault(wish, same && !over ? wish.from() : later(wish.from(), by.now()), by);
        if (fault.isPresent()) {
            return new Edited.Refused(fault.get());
        }
        if (same && !over) {
            return new Edited.Changed(
                    silence.with(wish.until(), changed(silence, by, wish.reason())));
        }
        var entry =
                new Silence.Entry(wish.reason(), by.author(), by.now(), Optional.of(silence.id()));
        return new Edited.Replaced(ended(silence, by), fresh(id, silence.kind(), wish, entry));
    }

    /** Ends one now, or withdraws it before it begins; refused when it is over. */
    public static Edited end(Silence silence, By by) {
        return ended(silence, by)
                .<Edited>map(Edited.Changed::new)
                .orElseGet(() ->
                        new Edited.Refused(
                                "it is over since %s".formatted(silence.term().until())));
    }

    private static Optional<Silence> ended(Silence silence, By by) {
        var entry = changed(silence, by, silence.entry().reason());
        return switch (silence.state(by.now())) {
            case OVER -> Optional.empty();
            case ACTIVE -> Optional.of(silence.with(by.now(), entry));
            case COMING -> Optional.of(silence.with(silence.term().from(), entry));
        };
    }

    private static Silence.Entry changed(Silence silence, By by, String reason) {
        return new Silence.Entry(reason, by.author(), by.now(), silence.entry().replaces());
    }

    private static Silence fresh(UUID id, Silence.Kind kind, Wish wish, Silence.Entry entry) {
        var from = later(wish.from(), entry.recorded());
        return new Silence(id, kind, wish.matchers(), new Silence.Term(from, wish.until()), entry);
    }

    private static Optional<String> fault(Wish wish, Instant from, By by) {
        if (wish.reason().isBlank()) {
            return Optional.of("say why: a silence has a reason");
        }
        if (!wish.until().isAfter(by.now())) {
            return Optional.of("a silence ends in the future; %s is past".formatted(wish.until()));
        }
        return wish.until().isAfter(from)
                ? Optional.empty()
                : Optional.of("a silence ends after it begins");
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
