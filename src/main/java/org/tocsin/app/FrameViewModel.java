package org.tocsin.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import org.tocsin.ui.kit.Navigator;
import org.tocsin.ui.kit.NoteBoard;

/** Where the window is, what its rail counts and what its status bar says. */
final class FrameViewModel implements Navigator {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Places places;
    private final Status status;
    private final NoteBoard notes;
    private final Trail trail;
    private final ObservableBooleanValue canGoBack;
    private final ObservableBooleanValue canGoForward;
    private final Map<String, IntegerProperty> badges = new HashMap<>();

    FrameViewModel(Places places, Status status, NoteBoard notes) {
        this.places = places;
        this.status = status;
        this.notes = notes;
        trail = new Trail(Location.at(places.first().id()));
        canGoBack = trail.canGoBack();
        canGoForward = trail.canGoForward();
    }

    @Override
    public void go(String place) {
        trail.visit(Location.at(known(place).id()));
    }

    @Override
    public void open(String place, String item, String title) {
        trail.visit(new Location(known(place).id(), Optional.of(new Location.Item(item, title))));
    }

    @Override
    public void back() {
        trail.back();
    }

    @Override
    public void forward() {
        trail.forward();
    }

    /** Opens the window in a place, with nothing to go back to. */
    void start(String place) {
        trail.restart(Location.at(known(place).id()));
    }

    /** From a thing to its place; from a place nowhere, for a window is no stack of dialogs. */
    void up() {
        trail.visit(trail.here().get().up());
    }

    private Place known(String id) {
        return places.find(id).orElseThrow(() -> new IllegalArgumentException("no place " + id));
    }

    Places places() {
        return places;
    }

    ReadOnlyObjectProperty<Location> here() {
        return trail.here();
    }

    Place place() {
        return known(here().get().place());
    }

    ObservableValue<String> title() {
        return here().map(location -> known(location.place()).title());
    }

    /** What the header calls the thing that is open; empty if none is. */
    ObservableValue<String> itemTitle() {
        return here().map(location -> location.item().map(Location.Item::title).orElse(""));
    }

    ObservableBooleanValue canGoBack() {
        return canGoBack;
    }

    ObservableBooleanValue canGoForward() {
        return canGoForward;
    }

    /** The count on a place's icon; 0 shows nothing. */
    IntegerProperty badge(String place) {
        return badges.computeIfAbsent(
                known(place).id(), id -> new SimpleIntegerProperty(this, id, 0));
    }

    /** A count as the rail has room for it. */
    static String badgeText(int count) {
        return count > 99 ? "99+" : Integer.toString(count);
    }

    ObservableValue<Status.Part> scheduler() {
        return status.parts().scheduler();
    }

    ObservableValue<String> onCall() {
        return status.onCall();
    }

    ObservableValue<Status.Part> sources() {
        return status.parts().sources();
    }

    ObservableValue<Status.Part> outbox() {
        return status.parts().outbox();
    }

    ObservableStringValue busy() {
        return notes.busy();
    }

    /** The team's clock, empty while it shows the same as UTC. */
    ObservableValue<String> teamClock() {
        return status.now().map(now -> isUtc(now) ? "" : clock(now, status.teamZone()));
    }

    ObservableValue<String> utcClock() {
        return status.now().map(now -> CLOCK.format(now.atZone(ZoneOffset.UTC)) + " UTC");
    }

    private boolean isUtc(Instant now) {
        return status.teamZone().getRules().getOffset(now).equals(ZoneOffset.UTC);
    }

    private static String clock(Instant now, ZoneId zone) {
        return CLOCK.format(now.atZone(zone)) + " " + zone.getId().replace('_', ' ');
    }

    Instant now() {
        return status.now().getValue();
    }
}
