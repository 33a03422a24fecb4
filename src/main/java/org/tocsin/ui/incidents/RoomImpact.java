package org.tocsin.ui.incidents;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.response.ImpactRule;

/** The form of what an incident does to people and to the business (I-5, I-6). Knows no widget. */
final class RoomImpact {
    private final RoomViewModel room;
    private final StringProperty users = new SimpleStringProperty("");
    private final StringProperty revenue = new SimpleStringProperty("");
    private final StringProperty teams = new SimpleStringProperty("");
    private final StringProperty metrics = new SimpleStringProperty("");
    private final StringProperty decisions = new SimpleStringProperty("");
    private final Map<ImpactRule.Aspect, BooleanProperty> touched =
            new EnumMap<>(ImpactRule.Aspect.class);
    private final StringProperty refusal = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private Impact declared = Impact.NONE;
    private Optional<java.util.UUID> shown = Optional.empty();

    /**
     * What declaring it leads to.
     *
     * @param problem what cannot be read in the form; empty when all can
     * @param acts what the impact rules then do, and when
     */
    record Preview(String problem, List<Act> acts) {
        static final Preview NOTHING = new Preview("", List.of());

        Preview {
            acts = List.copyOf(acts);
        }
    }

    RoomImpact(RoomViewModel room) {
        this.room = room;
        for (var aspect : ImpactRule.Aspect.values()) {
            touched.put(aspect, new SimpleBooleanProperty());
        }
        Stream.of(users, revenue, teams, metrics, decisions)
                .forEach(field -> field.addListener((_, _, _) -> reckon()));
        touched.values().forEach(box -> box.addListener((_, _, _) -> reckon()));
        room.stand()
                .addListener((_, _, now) -> {
                    if (now instanceof RoomViewModel.Stand.Shown(var snapshot)) {
                        take(snapshot);
                    }
                });
    }

    /** What somebody else declares replaces the form only while nobody is filling it in. */
    private void take(RoomSnapshot snapshot) {
        boolean another = shown.filter(snapshot.id()::equals).isEmpty();
        shown = Optional.of(snapshot.id());
        var known = snapshot.incident().work().findings().impact().orElse(Impact.NONE);
        boolean keep = !another && changed.get();
        declared = known;
        if (!keep) {
            fill(known);
        }
        reckon();
    }

    private void fill(Impact impact) {
        users.set(impact.users().isPresent() ? Long.toString(impact.users().getAsLong()) : "");
        revenue.set(impact.revenuePerHour().map(BigDecimal::toPlainString).orElse(""));
        teams.set(String.join(", ", impact.concerned().teams()));
        metrics.set(String.join(", ", impact.concerned().metrics()));
        decisions.set(String.join(", ", impact.concerned().decisions()));
        touched.forEach((aspect, box) -> box.set(impact.touched().contains(aspect)));
    }

    private void reckon() {
        var read = read();
        changed.set(!(read instanceof Reading.Understood(var impact) && impact.equals(declared)));
        preview.set(
                switch (read) {
                    case Reading.Unclear(var problem) -> new Preview(problem, List.of());
                    case Reading.Understood(var impact) ->
                            room.snapshot()
                                    .map(snapshot -> new Preview("", acts(snapshot, impact)))
                                    .orElse(Preview.NOTHING);
                });
    }

    /** The incident's own future with the declaration in it, less what lies ahead without it. */
    private List<Act> acts(RoomSnapshot snapshot, Impact impact) {
        var incident = snapshot.incident();
        if (!incident.isOpen() || impact.equals(declared)) {
            return List.of();
        }
        var now = room.now().getValue();
        var event = new Event.ImpactDeclared(impact);
        var assumed =
                incident.with(
                        new Logged(
                                incident.id().version() + 1,
                                now.isBefore(incident.course().times().changed())
                                        ? incident.course().times().changed()
                                        : now,
                                new Actor.Machine("preview"),
                                event));
        return rules(snapshot).stream()
                .flatMap(rule -> first(assumed, snapshot, rule).stream())
                .sorted(java.util.Comparator.comparing(Act::at))
                .toList();
    }

    private static List<String> rules(RoomSnapshot snapshot) {
        return snapshot.terms().rules().turns().impact().stream().map(ImpactRule::id).toList();
    }

    private Optional<Act> first(Incident assumed, RoomSnapshot snapshot, String rule) {
        var until = room.now().getValue().plus(java.time.Duration.ofDays(1));
        return Plan.until(assumed, snapshot.terms(), until).stream()
                .filter(act -> act.key().rule().equals(rule))
                .findFirst();
    }

    private sealed interface Reading {
        record Understood(Impact impact) implements Reading {}

        record Unclear(String problem) implements Reading {}
    }

    private Reading read() {
        var people = number(users.get());
        var loss = number(revenue.get());
        if (people.isEmpty() && !users.get().isBlank()
                || people.filter(count -> count.stripTrailingZeros().scale() > 0).isPresent()
                || people.filter(count -> count.precision() > 15).isPresent()) {
            return new Reading.Unclear("Users affected is a whole number, such as 1200");
        }
        if (loss.isEmpty() && !revenue.get().isBlank()) {
            return new Reading.Unclear("Revenue per hour is a number, such as 100000");
        }
        var aspects = EnumSet.noneOf(ImpactRule.Aspect.class);
        touched.forEach((aspect, box) -> {
            if (box.get()) {
                aspects.add(aspect);
            }
        });
        return new Reading.Understood(
                new Impact(
                        people.map(count -> OptionalLong.of(count.longValueExact()))
                                .orElseGet(OptionalLong::empty),
                        loss,
                        aspects,
                        new Impact.Concerned(
                                list(teams.get()), list(metrics.get()), list(decisions.get()))));
    }

    /** With or without separators of thousands; nothing when it is none or below zero. */
    static Optional<BigDecimal> number(String text) {
        try {
            var number = new BigDecimal(text.replaceAll("[,_\\s\\u00a0$€£]", ""));
            return number.signum() < 0 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,;\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    /** Declares it, unless something in the form cannot be read. */
    void declare() {
        switch (read()) {
            case Reading.Unclear(var problem) -> refusal.set(problem);
            case Reading.Understood(var impact) ->
                    room.perform(new Command.DeclareImpact(impact), refusal, this::reckon);
        }
    }

    /** Back to what is declared. */
    void reset() {
        fill(declared);
        refusal.set("");
    }

    StringProperty users() {
        return users;
    }

    StringProperty revenue() {
        return revenue;
    }

    StringProperty teams() {
        return teams;
    }

    StringProperty metrics() {
        return metrics;
    }

    StringProperty decisions() {
        return decisions;
    }

    BooleanProperty touches(ImpactRule.Aspect aspect) {
        return java.util.Objects.requireNonNull(touched.get(aspect));
    }

    StringProperty refusal() {
        return refusal;
    }

    ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Whether the form says something else than what is declared. */
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }
}
