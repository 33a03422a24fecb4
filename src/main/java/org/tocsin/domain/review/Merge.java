package org.tocsin.domain.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one content of what two people made of the same base, where they did not change the same
 * thing: lines of a text, moments of a timeline, answers to why, fields of a form. Text is merged
 * by lines as in diff3 (Khanna, Kunal, Pierce: A formal investigation of diff3, 2007).
 */
public final class Merge {
    private Merge() {}

    /** Empty when both changed the same, in different ways. */
    public static Optional<Content> of(Content base, Content theirs, Content mine) {
        if (mine.equals(theirs) || mine.equals(base)) {
            return Optional.of(theirs);
        }
        if (theirs.equals(base)) {
            return Optional.of(mine);
        }
        return switch (mine) {
            case Content.Words(var text)
                    when base instanceof Content.Words(var from)
                            && theirs instanceof Content.Words(var other) ->
                    Lines.merge(from, other, text).map(Content.Words::new);
            case Content.Picks(var picks)
                    when base instanceof Content.Picks(var from)
                            && theirs instanceof Content.Picks(var other) ->
                    keyed(from, other, picks, Content.Pick::version).map(Content.Picks::new);
            case Content.Whys(var whys)
                    when base instanceof Content.Whys(var from)
                            && theirs instanceof Content.Whys(var other) ->
                    keyed(from, other, whys, Content.Why::id).map(Content.Whys::new);
            case Content.Harm harm
                    when base instanceof Content.Harm from
                            && theirs instanceof Content.Harm other ->
                    harm(from, other, harm);
            case Content.Meeting meeting
                    when base instanceof Content.Meeting from
                            && theirs instanceof Content.Meeting other ->
                    meeting(from, other, meeting);
            case Content.Words _,
                    Content.Picks _,
                    Content.Whys _,
                    Content.Harm _,
                    Content.Meeting _ ->
                    Optional.empty();
        };
    }

    private static Optional<Content> meeting(
            Content.Meeting base, Content.Meeting theirs, Content.Meeting mine) {
        // Of two who begin the same item the first has it; the clock is one for all.
        return keyed(base.ticks(), theirs.ticks(), mine.ticks(), Content.Tick::step)
                .flatMap(ticks ->
                        keyed(base.spent(), theirs.spent(), mine.spent(), Content.Spent::item)
                                .map(spent -> new Content.Meeting(ticks, spent)));
    }

    private static Optional<Content> harm(
            Content.Harm base, Content.Harm theirs, Content.Harm mine) {
        var b = base.figures();
        var t = theirs.figures();
        var m = mine.figures();
        var users = one(b.users(), t.users(), m.users());
        var revenue = one(b.revenue(), t.revenue(), m.revenue());
        var minutes = one(b.minutes(), t.minutes(), m.minutes());
        var teams = Lines.merge(base.teams(), theirs.teams(), mine.teams());
        var decisions = Lines.merge(base.decisions(), theirs.decisions(), mine.decisions());
        var experience = Lines.merge(base.experience(), theirs.experience(), mine.experience());
        if (users.isEmpty() || revenue.isEmpty() || minutes.isEmpty()) {
            return Optional.empty();
        }
        if (teams.isEmpty() || decisions.isEmpty() || experience.isEmpty()) {
            return Optional.empty();
        }
        var figures = new Content.Figures(users.get(), revenue.get(), minutes.get());
        return Optional.of(
                new Content.Harm(figures, teams.get(), decisions.get(), experience.get()));
    }

    /** What a value becomes; empty when both changed it in different ways. */
    static <T> Optional<T> one(T base, T theirs, T mine) {
        if (mine.equals(theirs) || mine.equals(base)) {
            return Optional.of(theirs);
        }
        return theirs.equals(base) ? Optional.of(mine) : Optional.empty();
    }

    /**
     * Things with a name of their own: of each what one of the two made of it. They stand as the
     * other has them, mine where I moved or added some.
     */
    private static <K, T> Optional<List<T>> keyed(
            List<T> base, List<T> theirs, List<T> mine, Function<T, K> key) {
        var from = byKey(base, key);
        var other = byKey(theirs, key);
        var own = byKey(mine, key);
        var merged = new LinkedHashMap<K, T>();
        for (var each : order(from, other, own)) {
            @Nullable T b = from.get(each);
            @Nullable T t = other.get(each);
            @Nullable T m = own.get(each);
            boolean theirsCounts = Objects.equals(m, b) || Objects.equals(m, t);
            if (!theirsCounts && !Objects.equals(t, b)) {
                return Optional.empty();
            }
            @Nullable T one = theirsCounts ? t : m;
            if (one != null) {
                merged.put(each, one);
            }
        }
        return Optional.of(List.copyOf(merged.values()));
    }

    /** Who left the order as it was follows the other; what only one has stands at the end. */
    private static <K, T> Iterable<K> order(Map<K, T> base, Map<K, T> theirs, Map<K, T> mine) {
        var known = new ArrayList<>(base.keySet());
        known.retainAll(mine.keySet());
        var stayed = new ArrayList<>(mine.keySet());
        stayed.retainAll(base.keySet());
        boolean moved = !known.equals(stayed);
        var all = new LinkedHashSet<>((moved ? mine : theirs).keySet());
        all.addAll((moved ? theirs : mine).keySet());
        return all;
    }

    private static <K, T> Map<K, T> byKey(List<T> all, Function<T, K> key) {
        var map = new LinkedHashMap<K, T>();
        all.forEach(each -> map.put(key.apply(each), each));
        return map;
    }
}
