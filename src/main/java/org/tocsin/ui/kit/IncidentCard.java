package org.tocsin.ui.kit;

import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One incident as a card: how bad, what, what happens next and when, who has it. Always {@value
 * #HEIGHT} pixels high, so that long lists of cards need not be measured. Styled by {@code
 * styles/clocks.css}.
 */
public final class IncidentCard extends VBox {
    public static final double HEIGHT = 152;

    /** Two lines show less than this of any title. */
    private static final int MOST = 200;

    private static final PseudoClass UNOWNED = PseudoClass.getPseudoClass("unowned");

    private final SeverityBadge badge = new SeverityBadge();
    private final Label number = label("card-number");
    private final Label owner = label("card-owner");
    private final Label title = label("card-title");
    private final CountdownRing ring = new CountdownRing(CountdownRing.Size.MEDIUM);
    private final ClockFace clock = new ClockFace("card-clock", 84, 24);
    private final Label zero = label("card-zero");
    private final Label place = label("card-place");
    private final ClockFace age = new ClockFace("card-age", 64, 16).toTheRight();
    private final ClockFace moved = new ClockFace("card-age", 64, 16).toTheRight();
    private @Nullable Face face;
    private long clockStep = Long.MIN_VALUE;
    private long ageStep = Long.MIN_VALUE;
    private long movedStep = Long.MIN_VALUE;
    private CountdownRing.Phase phase = CountdownRing.Phase.NONE;

    /** What a card shows. */
    public record Face(Head head, Optional<Due> due, String owner, String place, Times times) {}

    public record Head(String severity, SeverityBadge.Tone tone, long number, String title) {}

    /**
     * What is due next.
     *
     * @param from since when its time has run
     * @param zero what happens when it has run out
     */
    public record Due(Instant from, Instant at, String zero) {}

    public record Times(Instant detected, Instant changed) {}

    public IncidentCard() {
        getStyleClass().add("incident-card");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        owner.setGraphic(Icons.icon(Feather.USER, "card-icon"));
        var head = new HBox(badge, number, spring(), owner);
        head.getStyleClass().add("card-head");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        number.setMinWidth(Region.USE_PREF_SIZE);
        clock.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(clock, Priority.ALWAYS);
        var due = new HBox(ring, clock, age);
        due.getStyleClass().add("card-due");
        var foot = new HBox(place, spring(), moved);
        foot.getStyleClass().add("card-foot");
        getChildren().addAll(head, title, due, zero, foot);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }

    public void show(Face next, Instant now) {
        face = next;
        var head = next.head();
        badge.show(head.severity(), head.tone());
        for (var tone : SeverityBadge.Tone.values()) {
            pseudoClassStateChanged(tone.pseudoClass(), tone == head.tone());
        }
        number.setText("#" + head.number());
        String words = head.title();
        Bidi.show(title, words.length() > MOST ? words.substring(0, MOST) + "…" : words);
        owner.setText(next.owner().isEmpty() ? "Unowned" : next.owner());
        owner.pseudoClassStateChanged(UNOWNED, next.owner().isEmpty());
        place.setText(next.place());
        clockStep = Long.MIN_VALUE;
        ageStep = Long.MIN_VALUE;
        movedStep = Long.MIN_VALUE;
        showDue(next, now);
        tick(now);
        setAccessibleText(spoken(next));
    }

    private void showDue(Face next, Instant now) {
        next.due()
                .ifPresentOrElse(
                        due -> {
                            ring.show(due.from(), due.at(), now);
                            zero.setText(due.zero());
                        },
                        () -> {
                            ring.clear();
                            clock.show("");
                            zero.setText("Nothing due");
                        });
    }

    /** Called once a second while it is on screen; writes only what has changed. */
    public void tick(Instant now) {
        var shown = face;
        if (shown == null) {
            return;
        }
        long second = now.getEpochSecond();
        shown.due()
                .ifPresent(due -> {
                    ring.tick(now);
                    clock(due.at().getEpochSecond() - second);
                });
        age(second - shown.times().detected().getEpochSecond());
        moved(second - shown.times().changed().getEpochSecond());
    }

    /**
     * By the incident's own minutes: those of the clock on the wall would turn all cards at once.
     */
    private void age(long seconds) {
        if (seconds / 60 != ageStep) {
            ageStep = seconds / 60;
            age.show("open " + ClockText.rough(seconds));
        }
    }

    private void moved(long seconds) {
        if (seconds / 60 != movedStep) {
            movedStep = seconds / 60;
            moved.show(ClockText.rough(seconds) + " ago");
        }
    }

    private void clock(long left) {
        long step = ClockText.step(left);
        if (step != clockStep) {
            clockStep = step;
            clock.show(ClockText.of(left));
            if (ring.phase() != phase) {
                phase = ring.phase();
                clock.show(phase);
            }
        }
    }

    private static String spoken(Face face) {
        return "Severity %s, incident %d, %s, %s%s"
                .formatted(
                        face.head().severity(),
                        face.head().number(),
                        face.head().title(),
                        face.owner().isEmpty() ? "unowned" : "owner " + face.owner(),
                        face.due().map(due -> ", next: " + due.zero()).orElse(""));
    }
}
