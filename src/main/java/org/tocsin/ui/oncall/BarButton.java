package org.tocsin.ui.oncall;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** A bar of the calendar; says as much as there is room for, all of it on hover. */
final class BarButton extends Button {
    private static final double ROOM_FOR_TIME = 168;
    private static final double ROOM_FOR_NAME = 84;
    private static final double ROOM_FOR_INITIALS = 14;
    private static final double NARROW = 40;
    private static final double SLIM = 24;
    private static final PseudoClass SLIM_CLASS = PseudoClass.getPseudoClass("slim");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private static final double ROOM_FOR_A_PERSON = 22;

    private final int people;
    private final String letters;
    private final String full;
    private final String timed;
    private final String initials;

    BarButton(Bar bar, People people, Days days) {
        var zone = days.zone();
        this.people = bar.people().size();
        initials =
                switch (bar.people().size()) {
                    case 0 -> "!";
                    case 1 -> people.initials(bar.people().getFirst());
                    default -> Integer.toString(bar.people().size());
                };
        letters = bar.people().stream().map(people::initials).collect(Collectors.joining(" "));
        String names = bar.people().isEmpty() ? "Nobody" : people.names(bar.people());
        full = letters.isEmpty() ? names : letters + "  " + names;
        // Of a bar that comes in from the left the handoff is not where its words are.
        boolean begins = days.stretch().contains(bar.when().from()) && !bar.shifts().isEmpty();
        timed =
                begins
                        ? full
                                + "  "
                                + DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH)
                                        .format(bar.when().from().atZone(zone))
                        : full;
        getStyleClass().setAll("button", "bar", bar.kind().name().toLowerCase(Locale.ROOT));
        if (bar.people().size() == 1) {
            getStyleClass().add(people.style(bar.people().getFirst()));
        } else if (!bar.people().isEmpty()) {
            getStyleClass().add("many");
        }
        setMinSize(0, 0);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        String tip =
                "%s, %s%n%s%n%s, %s"
                        .formatted(
                                names,
                                bar.post().position(),
                                Words.exactly(bar.when(), zone),
                                Words.length(bar.when().length()),
                                bar.why());
        setTooltip(new Tooltip(tip));
        setAccessibleText(tip);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
    }

    private void fit(double width) {
        pseudoClassStateChanged(TIGHT, width < NARROW);
        pseudoClassStateChanged(SLIM_CLASS, width < SLIM);
        // Half a letter is worse than an ellipsis, but of two letters an ellipsis leaves nothing.
        setTextOverrun(width < NARROW ? OverrunStyle.CLIP : OverrunStyle.ELLIPSIS);
        setText(fitting(width));
    }

    private String fitting(double width) {
        if (width >= ROOM_FOR_TIME) {
            return timed;
        }
        if (width >= ROOM_FOR_NAME && people < 2) {
            return full;
        }
        if (people > 1 && width >= people * ROOM_FOR_A_PERSON) {
            return letters;
        }
        return width >= ROOM_FOR_INITIALS ? initials : "";
    }
}
