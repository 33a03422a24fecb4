package org.tocsin.ui.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.series.detect.DetectorKind;

/** A dated exception as it is being written. Knows no widget. */
final class ExceptionForm {
    private static final Duration USUAL = Duration.ofDays(7);

    private final CheckViewModel.Known known;
    private final CheckViewModel model;
    private final BooleanProperty expected = new SimpleBooleanProperty(this, "expected");
    private final ObjectProperty<Optional<Rule>> rule;
    private final ObjectProperty<Optional<DetectorKind>> detector =
            new SimpleObjectProperty<>(this, "detector", Optional.empty());
    private final StringProperty strength = new SimpleStringProperty(this, "strength", "");
    private final StringProperty bound = new SimpleStringProperty(this, "bound", "");
    private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
    private final StringProperty until;
    private final BooleanProperty openEnded = new SimpleBooleanProperty(this, "openEnded");
    private final ReadOnlyObjectWrapper<Draft> draft;

    /** What the form comes to. */
    sealed interface Draft {
        /** What is missing, in words. */
        record Unfinished(String what) implements Draft {}

        record Ready(Adjustment.Change change, Adjustment.Term term, String reason)
                implements Draft {}
    }

    ExceptionForm(CheckViewModel.Known known, CheckViewModel model) {
        this.known = known;
        this.model = model;
        until =
                new SimpleStringProperty(
                        this, "until", Terms.typed(model.now().plus(USUAL), model.zone()));
        var first = known.check().rules().stream().findFirst();
        rule = new SimpleObjectProperty<>(this, "rule", first);
        first.ifPresent(
                some -> bound.set(Terms.bound(Terms.bound(some), Terms.unit(some, known.check()))));
        expected.set(first.isEmpty());
        draft = new ReadOnlyObjectWrapper<>(this, "draft", read(model.now()));
        rule.addListener((_, _, now) ->
                now.ifPresent(some ->
                        bound.set(
                                Terms.bound(Terms.bound(some), Terms.unit(some, known.check())))));
        detector.addListener((_, _, kind) -> strength.set(kind.map(this::usual).orElse("")));
        for (var each :
                List.of(expected, rule, detector, strength, bound, reason, until, openEnded)) {
            each.addListener((_, _, _) -> draft.set(read(model.now())));
        }
    }

    private String usual(DetectorKind kind) {
        return Trial.strength(kind)
                .map(each -> Terms.bound(each.usual(), Trial.unit(kind)))
                .orElse("");
    }

    /** The check as it would be, as far as that can be read; whatever else is still missing. */
    Optional<Check> tried() {
        return change().map(some -> Preview.adjusted(known.check(), some));
    }

    private OptionalDouble strength(DetectorKind kind) {
        return Terms.parse(strength.get(), Trial.unit(kind));
    }

    /** The rule with the detector that is tried, as a playbook has it. */
    Optional<String> yaml() {
        return detector.get()
                .flatMap(kind -> rule.get().map(some -> Trial.yaml(some, kind, strength(kind))));
    }

    /** What is tried out, whatever else is still missing. */
    Optional<Adjustment.Change> change() {
        if (expected.get()) {
            return Optional.of(new Adjustment.Change.Expected());
        }
        return detector.get().isPresent()
                ? detector.get().flatMap(this::judgedBy)
                : rule.get().flatMap(this::rebound);
    }

    private Optional<Adjustment.Change> judgedBy(DetectorKind kind) {
        return rule.get()
                .flatMap(some ->
                        Trial.condition(some, kind, strength(kind))
                                .map(condition ->
                                        new Adjustment.Change.Detector(
                                                some.severity().id(), condition)));
    }

    private Optional<Adjustment.Change> rebound(Rule some) {
        var number = Terms.parse(bound.get(), Terms.unit(some, known.check()));
        return number.isPresent()
                ? Optional.of(
                        new Adjustment.Change.Bound(some.severity().id(), number.getAsDouble()))
                : Optional.empty();
    }

    private Draft read(Instant now) {
        var change = change();
        if (change.isEmpty()) {
            return new Draft.Unfinished(
                    detector.get().isPresent()
                            ? "Say the strength as a number that the detector takes."
                            : "Say the new bound as a number.");
        }
        var same = own(change.get());
        if (same.isPresent()) {
            return new Draft.Unfinished(same.get());
        }
        if (reason.get().isBlank()) {
            return new Draft.Unfinished("Say why: whoever reads an alert later will want to know.");
        }
        var end = Terms.instant(until.get(), model.zone());
        if (!openEnded.get() && end.isEmpty()) {
            return new Draft.Unfinished(
                    "Say when it ends, such as %s, or tick \"until further notice\"."
                            .formatted(Terms.typed(now.plus(USUAL), model.zone())));
        }
        if (!openEnded.get() && !end.orElseThrow().isAfter(now)) {
            return new Draft.Unfinished("Say an end that is still to come.");
        }
        var term = new Adjustment.Term(now, openEnded.get() ? Optional.empty() : end);
        return new Draft.Ready(change.get(), term, reason.get().strip());
    }

    /** What it says when it is just what the playbook says. */
    private Optional<String> own(Adjustment.Change change) {
        boolean own = Preview.adjusted(known.check(), change).rules().equals(known.check().rules());
        if (!own) {
            return Optional.empty();
        }
        return switch (change) {
            case Adjustment.Change.Bound _ ->
                    Optional.of("This is the playbook's own bound; say another one.");
            case Adjustment.Change.Detector _ ->
                    Optional.of("The playbook's own rule is just this; choose something else.");
            case Adjustment.Change.Expected() -> Optional.empty();
        };
    }

    Optional<Preview> preview() {
        return change().map(known::preview);
    }

    /** Read anew, for its beginning is now. */
    Draft finished() {
        draft.set(read(model.now()));
        return draft.get();
    }

    CheckViewModel.Known known() {
        return known;
    }

    BooleanProperty expected() {
        return expected;
    }

    ObjectProperty<Optional<Rule>> rule() {
        return rule;
    }

    /** Tried in place of the rule's own condition; empty while its bound is what is tried. */
    ObjectProperty<Optional<DetectorKind>> detector() {
        return detector;
    }

    /** What the detector is tuned by first, see {@link Trial#strength}. */
    StringProperty strength() {
        return strength;
    }

    StringProperty bound() {
        return bound;
    }

    StringProperty reason() {
        return reason;
    }

    StringProperty until() {
        return until;
    }

    BooleanProperty openEnded() {
        return openEnded;
    }

    ReadOnlyObjectProperty<Draft> draft() {
        return draft.getReadOnlyProperty();
    }
}
