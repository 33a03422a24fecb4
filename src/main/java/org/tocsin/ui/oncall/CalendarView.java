package org.tocsin.ui.oncall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.tocsin.domain.oncall.Post;

/** The calendar: one strip of six weeks, or a strip for each week. */
final class CalendarView extends VBox {
    private final Consumer<Bar> onOpen;
    private List<Strip> strips = List.of();

    CalendarView(Consumer<Bar> onOpen) {
        this.onOpen = onOpen;
        getStyleClass().add("calendar");
        setFillWidth(true);
    }

    /** Keeps the keyboard's place: the bar at the same post and start has the focus again. */
    void show(Picture picture, OnCallViewModel.Wish wish, LocalDate today) {
        var focused = focused();
        var page = picture.page();
        var rows =
                switch (wish.mode()) {
                    case TIMELINE -> List.of(page.days());
                    case MONTH -> page.days().weeks();
                };
        var made = new ArrayList<Strip>();
        for (var days : rows) {
            var strip = new Strip(picture, days, onOpen);
            strip.today(today);
            if (wish.mode() == OnCallViewModel.Mode.MONTH) {
                strip.getStyleClass().add("week");
                strip.quietOutside(wish.anchor().getMonth());
            } else {
                VBox.setVgrow(strip, javafx.scene.layout.Priority.ALWAYS);
            }
            made.add(strip);
        }
        strips = List.copyOf(made);
        getChildren().setAll(strips);
        focused.flatMap(this::button).ifPresent(Button::requestFocus);
    }

    private Optional<Bar> focused() {
        return strips.stream().flatMap(s -> s.focused().stream()).findFirst();
    }

    private Optional<Button> button(Bar bar) {
        return strips.stream()
                .flatMap(s -> s.button(bar.post(), bar.when().from()).stream())
                .findFirst();
    }

    /** Marks the bar that is open beside the calendar. */
    void mark(Optional<Bar> opened) {
        strips.forEach(strip -> strip.mark(opened));
    }

    /** Moves the line of now. */
    void now(java.time.Instant at) {
        strips.forEach(strip -> strip.now(at));
    }

    /** Puts the keyboard on a post's bar at an instant, or on the first there is. */
    void focus(Optional<Post> post, java.time.Instant at) {
        strips.stream()
                .flatMap(s -> s.at(post, at).stream())
                .findFirst()
                .or(() -> strips.stream().flatMap(s -> s.first().stream()).findFirst())
                .ifPresent(Button::requestFocus);
    }
}
