package org.tocsin.ui.checks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;

/** An instant as the time since or until, kept true by the ticker; exactly when, on hover. */
final class MomentCell extends StandingCell {
    private final Function<Standing, Optional<Instant>> moment;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Tooltip exact = new Tooltip();
    // Held here, so that the listener lives exactly as long as the cell.
    private final ChangeListener<Instant> onBeat = (_, _, _) -> tell();
    private Optional<Instant> shown = Optional.empty();

    MomentCell(
            Function<Standing, Optional<Instant>> moment,
            ObservableValue<Instant> now,
            ZoneId zone) {
        this.moment = moment;
        this.now = now;
        this.zone = zone;
        getStyleClass().addAll("figure", "quiet");
        setAlignment(Pos.CENTER_RIGHT);
        now.addListener(new WeakChangeListener<>(onBeat));
    }

    @Override
    void show(Standing standing) {
        shown = moment.apply(standing);
        shown.ifPresent(at -> exact.setText(Moments.exact(at, zone)));
        setTooltip(shown.isPresent() ? exact : null);
        tell();
    }

    private void tell() {
        if (!isEmpty() && getItem() != null) {
            setText(shown.map(at -> Moments.relative(at, now.getValue())).orElse(""));
        }
    }
}
