package org.tocsin.ui.kit;

import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/** The one clock every countdown on screen is bound to; it beats once a second. */
public final class Ticker implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline beat;

    public Ticker(InstantSource clock) {
        now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        beat = new Timeline(new KeyFrame(Duration.seconds(1), _ -> now.set(clock.instant())));
        beat.setCycleCount(Animation.INDEFINITE);
        beat.play();
    }

    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    @Override
    public void close() {
        beat.stop();
    }
}
