package org.tocsin.ui.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
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
    public static final double HEIGHT = 140;

    /** Two lines show less than this of any title. */
    private static final int MOST = 200;

    private static final PseudoClass UNOWNED = PseudoClass.getPseudoClass("unowned");

    private final SeverityBadge badge = new SeverityBadge();
    private final Label number = label("card-number");
    private final Label owner = label("card-owner");
    private final Label title = label("card-title");
    private final CountdownRing ring = new CountdownRing(CountdownRing.Size.MEDIUM);
    private final Label clock = label("card-clock");
    private final Label zero = label("card-zero");
    private final Label place = label("card-place");
    private final Label age = label("card-age");
    private @Nullable Face face;
    private long clockStep = Long.MIN_VALUE;
    private long ageStep = Long.MIN_VALUE;

    /** What a card shows. */
    public record Face(Head head, Optional<Due> due, String owner, String place, Times times) {}

    public record Head(String severity, SeverityBadge.Tone tone, long number, String title) {}

    /**
     * @param from since when its time has run
     * @param zero what happens when it has run out
     */
    public record Due(Instant from, Instant at, String zero) {}

    public record Times(Instant detected, Instant changed) {}

    public IncidentCard() {
        getStyleClass().add("incident-card");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        title.setWrapText(true);
        owner.setGraphic(Icons.icon(Feather.USER, "card-icon"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(badge, number, space, owner);
        head.getStyleClass().add("card-head");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        number.setMinWidth(Region.USE_PREF_SIZE);
        clock.setMinWidth(Region.USE_PREF_SIZE);
        var due = new HBox(ring, clock, zero);
        due.getStyleClass().add("card-due");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        age.setMinWidth(Region.USE_PREF_SIZE);
        var foot = new HBox(place, room, age);
        foot.getStyleClass().add("card-foot");
        getChildren().addAll(head, title, due, foot);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
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
        title.setText(words.length() > MOST ? words.substring(0, MOST) + "…" : words);
        title.setNodeOrientation(
                isRightToLeft(words)
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
        owner.setText(next.owner().isEmpty() ? "Unowned" : next.owner());
        owner.pseudoClassStateChanged(UNOWNED, next.owner().isEmpty());
        place.setText(next.place());
        clockStep = Long.MIN_VALUE;
        ageStep = Long.MIN_VALUE;
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
                            clock.setText("");
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
        shown.due().ifPresent(due -> {
            ring.tick(now);
            clock(due.at().getEpochSecond() - second);
        });
        long minute = second / 60;
        if (minute != ageStep) {
            ageStep = minute;
            var times = shown.times();
            age.setText(
                    "open "
                            + ClockText.rough(second - times.detected().getEpochSecond())
                            + " · moved "
                            + ClockText.rough(second - times.changed().getEpochSecond())
                            + " ago");
        }
    }

    private void clock(long left) {
        long step = ClockText.step(left);
        if (step != clockStep) {
            clockStep = step;
            clock.setText(ClockText.of(left));
            for (var phase : CountdownRing.Phase.values()) {
                clock.pseudoClassStateChanged(phase.pseudoClass(), phase == ring.phase());
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

    /** By its first letter, as Unicode's bidirectional algorithm takes it (UAX 9, P2). */
    public static boolean isRightToLeft(String text) {
        for (int i = 0; i < text.length() && i < MOST; ) {
            int letter = text.codePointAt(i);
            byte way = Character.getDirectionality(letter);
            if (way == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return false;
            }
            if (way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
            i += Character.charCount(letter);
        }
        return false;
    }
}
