package org.tocsin.ui.checks;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A row of the table: marks running checks and headers, and says what was clicked. */
final class LineRow extends TableRow<Line> {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass HEADER = PseudoClass.getPseudoClass("header");

    private final ChangeListener<Boolean> onRunning = (_, _, now) -> mark(now);
    private @Nullable CheckRow watched;

    LineRow(Consumer<Line> onOpen) {
        setOnMouseClicked(click -> {
            if (getItem() != null && isPlain(click)) {
                onOpen.accept(getItem());
            }
        });
    }

    private static boolean isPlain(MouseEvent click) {
        return click.getButton() == MouseButton.PRIMARY
                && click.isStillSincePress()
                && !click.isShortcutDown()
                && !click.isControlDown()
                && !click.isShiftDown();
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (watched != null) {
            watched.running().removeListener(onRunning);
            watched = null;
        }
        pseudoClassStateChanged(HEADER, line instanceof GroupRow);
        if (line instanceof CheckRow check) {
            watched = check;
            check.running().addListener(onRunning);
            mark(check.running().get());
        } else {
            mark(false);
        }
        setAccessibleText(words(line));
    }

    private void mark(boolean running) {
        pseudoClassStateChanged(RUNNING, running);
    }

    private static @Nullable String words(@Nullable Line line) {
        return switch (line) {
            case null -> null;
            case CheckRow check ->
                    "%s, %s. %s"
                            .formatted(
                                    StandingCell.cut(check.now().check().title().name()),
                                    check.now().state().title(),
                                    StandingCell.cut(check.now().message()));
            case GroupRow group ->
                    "Data set %s, %s"
                            .formatted(
                                    StandingCell.cut(group.name()),
                                    GroupRow.words(group.counts().get()));
        };
    }
}
