package org.tocsin.ui.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.oncall.MaintenanceWindow;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.oncall.Why;
import org.tocsin.engine.RotaDesk.Rota;
import org.tocsin.ui.oncall.Picture.Card;
import org.tocsin.ui.oncall.Picture.Lane;
import org.tocsin.ui.oncall.Picture.Page;
import org.tocsin.ui.oncall.Picture.Proposed;
import org.tocsin.ui.oncall.Picture.Window;

/** Works out a picture of the rota. Pure. */
record Artist(Rota rota, Instant now, People people) {
    /** How far ahead an end of a gap or of a shift is looked for. */
    private static final Duration FAR = Duration.ofDays(400);

    static Picture draw(Rota rota, Instant now, Days days, int year) {
        var artist = new Artist(rota, now, People.of(rota));
        return new Picture(
                artist.cards(),
                artist.page(days),
                new Accountant(rota, now, artist.people(), days.zone()).ledger(year),
                rota.entered(),
                artist.people());
    }

    List<Card> cards() {
        var cards = new ArrayList<Card>();
        for (var schedule : rota.schedules()) {
            var next = schedule.next(now);
            for (var position : schedule.positions()) {
                var post = new Post(schedule.name().id(), position);
                var theirs = schedule.at(now).stream().filter(s -> s.post().equals(post)).toList();
                var following = next.stream().filter(s -> s.post().equals(post)).toList();
                cards.add(
                        new Card(
                                post,
                                title(schedule, position),
                                theirs.isEmpty()
                                        ? gap(schedule, post, following)
                                        : bar(post, theirs),
                                following.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(bar(post, following))));
            }
        }
        return cards;
    }

    private Bar gap(OnCallSchedule schedule, Post post, List<Shift> following) {
        var until = following.isEmpty() ? now.plus(FAR) : following.getFirst().from();
        String why =
                schedule.gaps(now, until).stream()
                        .filter(g -> g.post().equals(post))
                        .map(OnCallSchedule.Gap::why)
                        .findFirst()
                        .orElse("no rotation is in force");
        return new Bar(post, new Stretch(now, until), List.of(), Bar.Kind.GAP, why);
    }

    /** Positions are told apart by their schedule only where there are several. */
    private String title(OnCallSchedule schedule, String position) {
        String word = Words.sentence(position.replace('-', ' '));
        return rota.schedules().size() == 1 ? word : schedule.name().title() + " · " + word;
    }

    Page page(Days days) {
        var lanes = new ArrayList<Lane>();
        var within = days.stretch();
        for (var schedule : rota.schedules()) {
            var shifts = schedule.shifts(within.from(), within.to());
            var gaps = schedule.gaps(within.from(), within.to());
            for (var position : schedule.positions()) {
                var post = new Post(schedule.name().id(), position);
                var bars = new ArrayList<>(bars(post, shifts));
                gaps.stream()
                        .filter(g -> g.post().equals(post))
                        .map(g -> new Bar(post, g.when(), List.of(), Bar.Kind.GAP, g.why()))
                        .forEach(bars::add);
                bars.sort(Comparator.comparing(b -> b.when().from()));
                lanes.add(new Lane(post, title(schedule, position), bars, proposed(post, within)));
            }
        }
        return new Page(days, lanes, holidays(days), windows(within));
    }

    /** Those who hold a post together are one bar. */
    private static List<Bar> bars(Post post, List<Shift> shifts) {
        var together = new LinkedHashMap<Stretch, List<Shift>>();
        shifts.stream()
                .filter(s -> s.post().equals(post))
                .forEach(s -> together.computeIfAbsent(s.when(), _ -> new ArrayList<>()).add(s));
        return together.values().stream().map(held -> bar(post, held)).toList();
    }

    static Bar bar(Post post, List<Shift> held) {
        var why = held.getFirst().why();
        var kind =
                switch (why) {
                    case Why.Turn _ -> Bar.Kind.TURN;
                    case Why.HolidayCover _ -> Bar.Kind.COVER;
                    case Why.Overridden overridden ->
                            switch (overridden.kind()) {
                                case OVERRIDE -> Bar.Kind.OVERRIDE;
                                case TRADE -> Bar.Kind.TRADE;
                            };
                };
        return new Bar(post, held.getFirst().when(), held, kind, why.toString());
    }

    private List<Proposed> proposed(Post post, Stretch within) {
        return rota.entered().stream()
                .filter(e -> e.waits() && e.schedule().equals(post.schedule()))
                .flatMap(e -> e.parts().stream())
                .filter(p -> p.position().equals(post.position()) && p.when().overlaps(within))
                .map(p -> new Proposed(p.person(), p.when()))
                .toList();
    }

    private Map<LocalDate, String> holidays(Days days) {
        var names = new HashMap<LocalDate, String>();
        for (var day : days.dates()) {
            rota.calendar().holidays().on(day).ifPresent(name -> names.put(day, name));
        }
        return names;
    }

    private List<Window> windows(Stretch within) {
        var found = new ArrayList<Window>();
        var freezes = new java.util.LinkedHashSet<TimeInterval>();
        for (var planned : rota.playbook().time().windows().maintenance()) {
            for (var window : planned.windows()) {
                stretches(window, within)
                        .forEach(s -> found.add(new Window(planned.title(), s, false)));
                freezes.addAll(
                        switch (window) {
                            case MaintenanceWindow.Recurring r -> r.interval().except();
                            case MaintenanceWindow.Once once -> once.freeze();
                        });
            }
        }
        for (var freeze : freezes) {
            Stretch.merged(freeze.stretches(within.from(), within.to()))
                    .forEach(s -> found.add(new Window(name(freeze), s, true)));
        }
        return found;
    }

    private static List<Stretch> stretches(MaintenanceWindow window, Stretch within) {
        return switch (window) {
            case MaintenanceWindow.Recurring recurring ->
                    recurring.interval().stretches(within.from(), within.to());
            case MaintenanceWindow.Once once ->
                    once.when().overlaps(within) ? List.of(once.when()) : List.of();
        };
    }

    /** What the playbook calls the interval, as words. */
    private String name(TimeInterval freeze) {
        return rota.playbook().time().windows().intervals().stream()
                .filter(named -> named.parts().contains(freeze))
                .map(named -> Words.sentence(named.id().replace('-', ' ').toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("No maintenance");
    }
}
