package org.tocsin.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Cover;
import org.tocsin.domain.oncall.Finding;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.engine.RotaDesk.Change;
import org.tocsin.engine.RotaDesk.Rota;

/** Why a change cannot be, and what to say of one that can. */
record RotaChecks(Rota rota, Instant now) {
    private static final long LONGEST_DAYS = 366;

    /** The first thing that stands in the way. */
    Optional<String> refusal(Change change) {
        return switch (change) {
            case Change.TakeOver takeOver -> refusal(takeOver);
            case Change.Trade trade -> refusal(trade);
        };
    }

    private Optional<String> refusal(Change.TakeOver wish) {
        var found = rota.schedule(wish.post().schedule());
        if (found.isEmpty()) {
            return Optional.of("There is no schedule \"%s\".".formatted(wish.post().schedule()));
        }
        var schedule = found.get();
        if (!schedule.positions().contains(wish.post().position())) {
            return Optional.of(
                    "%s has no position \"%s\"; it has %s."
                            .formatted(
                                    schedule.name().title(),
                                    wish.post().position(),
                                    String.join(", ", schedule.positions())));
        }
        if (!people(schedule).contains(wish.person())) {
            return Optional.of(
                    "Nobody is called \"%s\"; choose one of %s."
                            .formatted(wish.person(), String.join(", ", people(schedule))));
        }
        var stretch = Stretch.between(wish.when().from(), wish.when().until());
        if (stretch.isEmpty()) {
            return Optional.of("It has to end after it begins; change one of the two times.");
        }
        if (stretch.get().length().toDays() > LONGEST_DAYS) {
            return Optional.of("That is longer than a year; change the rotation instead.");
        }
        if (holds(schedule, wish.post().position(), wish.person(), stretch.get())) {
            return Optional.of(
                    "%s is %s all that time already."
                            .formatted(wish.person(), wish.post().position()));
        }
        return Optional.empty();
    }

    private Optional<String> refusal(Change.Trade wish) {
        if (!wish.one().post().schedule().equals(wish.other().post().schedule())) {
            return Optional.of("Shifts of two schedules cannot be traded; enter two take-overs.");
        }
        if (wish.one().person().equals(wish.other().person())) {
            return Optional.of(
                    "Both shifts are %s's; choose one of somebody else."
                            .formatted(wish.one().person()));
        }
        for (var shift : List.of(wish.one(), wish.other())) {
            if (!shift.to().isAfter(now)) {
                return Optional.of("The shift of %s is over.".formatted(shift.person()));
            }
            boolean still =
                    rota.schedule(shift.post().schedule()).stream()
                            .flatMap(s -> s.shifts(shift.from(), shift.to()).stream())
                            .anyMatch(s -> same(s, shift));
            if (!still) {
                return Optional.of(
                        "The shift of %s has changed meanwhile; look at it again."
                                .formatted(shift.person()));
            }
        }
        return Optional.empty();
    }

    private static boolean same(Shift one, Shift other) {
        return one.post().equals(other.post())
                && one.person().equals(other.person())
                && one.when().equals(other.when());
    }

    /** Whether somebody has a position for the whole of a stretch. */
    static boolean holds(OnCallSchedule schedule, String position, String person, Stretch stretch) {
        var theirs =
                schedule.shifts(stretch.from(), stretch.to()).stream()
                        .filter(s -> s.post().position().equals(position))
                        .filter(s -> s.person().equals(person))
                        .map(Shift::when)
                        .toList();
        return Stretch.without(List.of(stretch), theirs).isEmpty();
    }

    /**
     * What people should know about parts that are about to be entered: what they lie over, who is
     * then in two posts at once, and which rules of the team they break.
     */
    List<String> told(OnCallSchedule schedule, List<ShiftOverride> parts) {
        var told = new ArrayList<String>();
        for (var part : parts) {
            for (var under : schedule.overrides()) {
                if (under.counts()
                        && under.position().equals(part.position())
                        && under.when().overlaps(part.when())) {
                    told.add(
                            "It goes over %s's %s from %s."
                                    .formatted(
                                            under.person(),
                                            word(under.grounds().kind()),
                                            local(schedule.zone(), under.when().from())));
                }
            }
        }
        var counting = parts.stream().map(RotaChecks::asIfCounting).toList();
        var after =
                schedule.with(
                        Stream.concat(schedule.overrides().stream(), counting.stream()).toList());
        told.addAll(doubled(after, counting));
        told.addAll(broken(schedule, after, counting));
        return told.stream().distinct().toList();
    }

    private static String word(ShiftOverride.Kind kind) {
        return switch (kind) {
            case OVERRIDE -> "override";
            case TRADE -> "trade";
        };
    }

    private static ShiftOverride asIfCounting(ShiftOverride part) {
        var why = ShiftOverride.Grounds.override(part.grounds().by(), part.grounds().reason());
        return new ShiftOverride(part.position(), part.person(), part.when(), why);
    }

    private List<String> doubled(OnCallSchedule after, List<ShiftOverride> parts) {
        var told = new ArrayList<String>();
        for (var part : parts) {
            var from = part.when().from();
            var to = part.when().to();
            var shifts = new ArrayList<>(after.shifts(from, to));
            rota.schedules().stream()
                    .filter(s -> !s.name().equals(after.name()))
                    .forEach(s -> shifts.addAll(s.shifts(from, to)));
            OnCallSchedule.doubleBookings(shifts).stream()
                    .filter(d -> d.one().person().equals(part.person()))
                    .filter(d -> d.when().overlaps(part.when()))
                    .map(d ->
                            "%s is then %s and %s at once from %s."
                                    .formatted(
                                            part.person(),
                                            d.one().post().position(),
                                            d.other().post().position(),
                                            local(after.zone(), d.when().from())))
                    .forEach(told::add);
        }
        return told;
    }

    private List<String> broken(
            OnCallSchedule before, OnCallSchedule after, List<ShiftOverride> parts) {
        var rules =
                rota.playbook()
                        .time()
                        .schedule(before.name().id())
                        .map(TeamSchedule::rules)
                        .orElse(TeamSchedule.Rules.STANDARD)
                        .coverRules();
        var told = new ArrayList<String>();
        var years = new LinkedHashSet<Integer>();
        parts.forEach(part -> years.add(part.when().from().atZone(before.zone()).getYear()));
        for (int year : years) {
            var known = new HashSet<>(rules.findings(before, year));
            rules.findings(after, year).stream()
                    .filter(f -> f.rule() == Finding.Rule.TOO_MANY_HOLIDAYS)
                    .filter(f -> !known.contains(f))
                    .map(f -> f.message() + ".")
                    .forEach(told::add);
        }
        return told;
    }

    /** Everybody who may be put in: the playbook's people, and whom the schedule itself names. */
    Set<String> people(OnCallSchedule schedule) {
        var people = new LinkedHashSet<String>();
        rota.playbook().response().directory().people().forEach(p -> people.add(p.id()));
        schedule.layers().stream()
                .flatMap(layer -> layer.positions().values().stream())
                .forEach(rotation -> people.addAll(rotation.participants()));
        for (var row : schedule.cover().rows()) {
            switch (row.who()) {
                case Cover.Who.Named(var positions) -> positions.values().forEach(people::addAll);
                case Cover.Who.Daily daily -> people.addAll(daily.people());
            }
        }
        return people;
    }

    static String local(ZoneId zone, Instant at) {
        return DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH)
                .withZone(zone)
                .format(at);
    }
}
