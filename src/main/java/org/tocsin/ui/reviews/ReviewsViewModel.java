package org.tocsin.ui.reviews;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;

/** All reviews and actions, and the review that is open. */
final class ReviewsViewModel implements AutoCloseable {
    private final FormViewModel.Kit kit;
    private final ReadOnlyObjectWrapper<Optional<List<ReviewCase>>> cases =
            new ReadOnlyObjectWrapper<>(this, "cases", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FormViewModel>> form =
            new ReadOnlyObjectWrapper<>(this, "form", Optional.empty());
    private final ReadOnlyObjectWrapper<List<ActionItem>> actions =
            new ReadOnlyObjectWrapper<>(this, "actions", List.of());
    private final List<Desk.Subscription> subscriptions;
    private boolean reading;
    private boolean again;

    ReviewsViewModel(
            ReviewDesk desk,
            IncidentDesk incidents,
            Threads threads,
            Notes notes,
            ObservableValue<Instant> now) {
        kit = new FormViewModel.Kit(desk, incidents, threads, notes, now);
        var inbox = new FxInbox<Set<UUID>>(threads.ui(), this::changed);
        subscriptions =
                List.of(
                        desk.listenReviews(inbox::accept),
                        incidents.listenIncidents(event -> {
                            if (event instanceof IncidentDesk.Event.Changed(var some)) {
                                inbox.accept(
                                        some.stream()
                                                .map(each -> each.id().uuid())
                                                .collect(java.util.stream.Collectors.toSet()));
                            }
                        }));
    }

    private void changed(List<Set<UUID>> batches) {
        refresh();
        form.get()
                .filter(open -> batches.stream().anyMatch(some -> some.contains(open.incident())))
                .ifPresent(FormViewModel::refresh);
    }

    /** Reads the list; while one reading is under way the next waits for it. */
    void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        kit.threads()
                .background()
                .execute(() -> {
                    var read = kit.desk().cases();
                    var items = kit.desk().actions();
                    kit.threads()
                            .ui()
                            .execute(() -> {
                                reading = false;
                                cases.set(Optional.of(read));
                                actions.set(items);
                                if (again) {
                                    again = false;
                                    refresh();
                                }
                            });
                });
    }

    /** Opens the review of an incident; what is being written of another is saved first. */
    void open(UUID incident) {
        if (form.get().filter(open -> open.incident().equals(incident)).isPresent()) {
            return;
        }
        form.get().ifPresent(FormViewModel::flush);
        kit.threads()
                .background()
                .execute(() -> {
                    var read = FormViewModel.read(kit.desk(), incident);
                    kit.threads()
                            .ui()
                            .execute(() ->
                                    form.set(read.map(facts -> new FormViewModel(kit, facts))));
                });
    }

    void leave() {
        form.get().ifPresent(FormViewModel::flush);
        form.set(Optional.empty());
    }

    /** Empty while the first reading is under way. */
    ReadOnlyObjectProperty<Optional<List<ReviewCase>>> cases() {
        return cases.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<FormViewModel>> form() {
        return form.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ActionItem>> actions() {
        return actions.getReadOnlyProperty();
    }

    FormViewModel.Kit kit() {
        return kit;
    }

    void flushNow() {
        form.get().ifPresent(FormViewModel::flushNow);
    }

    @Override
    public void close() {
        subscriptions.forEach(Desk.Subscription::close);
        flushNow();
    }
}
