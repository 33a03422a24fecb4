package org.tocsin.ui.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.tocsin.ui.settings.ChannelDesk.Channel;
import org.tocsin.ui.settings.ChannelDesk.Place;

/** The channels, the one that is being filled in, and the tests that are under way. */
final class ChannelsViewModel {
    private final ChannelDesk desk;
    private final Executor work;
    private final Executor uiThread;
    private final ObservableList<Channel> all = FXCollections.observableArrayList();
    private final ObservableMap<String, Test> tests = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<Optional<Form>> form =
            new ReadOnlyObjectWrapper<>(this, "form", Optional.empty());
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");

    /** A test of one channel. */
    sealed interface Test {
        /**
         * @param thread that waits for the answer
         */
        record Running(Thread thread) implements Test {}

        record Done(ChannelDesk.Tested tested) implements Test {}

        record Cancelled() implements Test {}
    }

    /**
     * What is being filled in.
     *
     * @param fresh whether its name is still to be said
     * @param values by key; of secrets what was typed, which is never shown again
     * @param places of secrets, by key
     */
    record Form(
            String name,
            boolean fresh,
            ChannelKind kind,
            Map<String, String> values,
            Map<String, Kept> places) {
        Form {
            values = Map.copyOf(values);
            places = Map.copyOf(places);
        }

        Form with(String key, String value) {
            var more = new LinkedHashMap<>(values);
            more.put(key, value);
            return new Form(name, fresh, kind, more, places);
        }

        Form keeping(String key, Kept kept) {
            var more = new LinkedHashMap<>(places);
            more.put(key, kept);
            return new Form(name, fresh, kind, values, more);
        }

        Form named(String other) {
            return new Form(other, fresh, kind, values, places);
        }

        String value(String key) {
            return values.getOrDefault(key, "");
        }

        /** Where a secret is or will be kept; by default under the names of channel and field. */
        Kept kept(String key) {
            return places.getOrDefault(
                    key, new Kept(Place.KEYRING, "tocsin-%s-%s".formatted(name, key), false));
        }
    }

    /**
     * @param there whether it is kept there already
     */
    record Kept(Place place, String name, boolean there) {}

    ChannelsViewModel(ChannelDesk desk, Executor work, Executor uiThread) {
        this.desk = desk;
        this.work = work;
        this.uiThread = uiThread;
    }

    /** Reads anew what is set up. */
    void refresh() {
        attempt(() -> {
            var found = desk.all();
            uiThread.execute(() -> all.setAll(found));
            return Optional.empty();
        });
    }

    /** Opens the form of one, as it is set up or as it most likely will be. */
    void edit(Channel channel) {
        fault.set("");
        var kind = channel.kind().orElseGet(() -> ChannelKind.likely(channel.name()));
        form.set(Optional.of(filled(channel, kind)));
    }

    private static Form filled(Channel channel, ChannelKind kind) {
        var values = new LinkedHashMap<String, String>();
        var places = new LinkedHashMap<String, Kept>();
        for (var field : kind.fields()) {
            var value = Optional.ofNullable(channel.fields().get(field.key()));
            switch (field.manner()) {
                case TEXT -> value.ifPresent(text -> values.put(field.key(), text));
                case CHOICE -> values.put(field.key(), value.orElse(field.choices().getFirst()));
                case SECRET ->
                        value.flatMap(ChannelsViewModel::kept)
                                .ifPresent(kept -> places.put(field.key(), kept));
            }
        }
        return new Form(channel.name(), false, kind, values, places);
    }

    /** Of a reference such as {@code keyring: slack-url}. */
    private static Optional<Kept> kept(String reference) {
        int colon = reference.indexOf(": ");
        for (var place : Place.values()) {
            if (colon > 0 && reference.substring(0, colon).equals(place.key())) {
                return Optional.of(new Kept(place, reference.substring(colon + 2), true));
            }
        }
        return Optional.empty();
    }

    /** Opens an empty form of a channel that the playbook does not write yet. */
    void add() {
        fault.set("");
        form.set(Optional.of(new Form("", true, ChannelKind.WEBHOOK, Map.of(), Map.of())));
    }

    /** Another kind asks for other things; what both ask for stays. */
    void choose(ChannelKind kind) {
        form.get()
                .filter(open -> open.kind() != kind)
                .ifPresent(open -> {
                    var channel = new Channel(open.name(), Optional.of(kind), "", open.values());
                    var filled = filled(channel, kind);
                    form.set(
                            Optional.of(
                                    new Form(
                                            open.name(),
                                            open.fresh(),
                                            kind,
                                            filled.values(),
                                            Map.of())));
                });
    }

    /** Takes what was typed; the form is not drawn anew for it. */
    void type(String key, String value) {
        change(form.get().orElseThrow().with(key, value));
    }

    void name(String name) {
        change(form.get().orElseThrow().named(name));
    }

    void keep(String key, Place place, String name) {
        var open = form.get().orElseThrow();
        var before = open.kept(key);
        boolean there = before.there() && before.place() == place && before.name().equals(name);
        change(open.keeping(key, new Kept(place, name, there)));
    }

    private void change(Form changed) {
        form.set(Optional.of(changed));
    }

    void cancel() {
        form.set(Optional.empty());
        fault.set("");
    }

    void save() {
        form.get()
                .ifPresent(open ->
                        attempt(() -> {
                            var wrong = desk.save(draft(open));
                            if (wrong.isEmpty()) {
                                uiThread.execute(this::cancel);
                                refresh();
                            }
                            return wrong;
                        }));
    }

    private static ChannelDesk.Draft draft(Form open) {
        var fields = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, ChannelDesk.Secret>();
        for (var field : open.kind().fields()) {
            String value = open.value(field.key()).strip();
            switch (field.manner()) {
                case TEXT, CHOICE -> {
                    if (!value.isEmpty()) {
                        fields.put(field.key(), value);
                    }
                }
                case SECRET -> {
                    var kept = open.kept(field.key());
                    if (!value.isEmpty() || kept.there() || kept.place() == Place.ENV) {
                        secrets.put(
                                field.key(),
                                new ChannelDesk.Secret(kept.place(), kept.name(), value));
                    }
                }
            }
        }
        return new ChannelDesk.Draft(open.name().strip(), open.kind(), fields, secrets);
    }

    void remove(String name) {
        attempt(() -> {
            var wrong = desk.remove(name);
            if (wrong.isEmpty()) {
                uiThread.execute(this::cancel);
                refresh();
            }
            return wrong;
        });
    }

    @FunctionalInterface
    private interface Attempt {
        Optional<String> wrong();
    }

    private void attempt(Attempt attempt) {
        work.execute(() -> {
            Optional<String> wrong;
            try {
                wrong = attempt.wrong();
            } catch (RuntimeException e) {
                wrong = Optional.of(String.valueOf(e.getMessage()));
            }
            var said = wrong.orElse("");
            uiThread.execute(() -> fault.set(said));
        });
    }

    /** Sends a test; one that is under way is left alone. */
    void test(String name, String address) {
        if (tests.get(name) instanceof Test.Running) {
            return;
        }
        // A thread of its own, for a server that hangs can then be given up.
        var thread = Thread.ofVirtual().unstarted(() -> send(name, address));
        tests.put(name, new Test.Running(thread));
        thread.start();
    }

    private void send(String name, String address) {
        var self = Thread.currentThread();
        try {
            var tested = desk.test(name, address);
            uiThread.execute(() -> end(name, self, new Test.Done(tested)));
        } catch (InterruptedException _) {
            uiThread.execute(() -> end(name, self, new Test.Cancelled()));
        } catch (RuntimeException failed) {
            var tested =
                    new ChannelDesk.Tested(
                            false, String.valueOf(failed.getMessage()), Duration.ZERO);
            uiThread.execute(() -> end(name, self, new Test.Done(tested)));
        }
    }

    private void end(String name, Thread asked, Test outcome) {
        if (tests.get(name) instanceof Test.Running(var thread) && thread == asked) {
            tests.put(name, outcome);
        }
    }

    void cancelTest(String name) {
        if (tests.get(name) instanceof Test.Running(var thread)) {
            tests.put(name, new Test.Cancelled());
            thread.interrupt();
        }
    }

    static String words(Test test) {
        return switch (test) {
            case Test.Running _ -> "Sending …";
            case Test.Cancelled() -> "Given up; it may have been sent.";
            case Test.Done(var tested) ->
                    String.format(
                            Locale.ROOT,
                            "%s in %.1f s%s",
                            tested.taken() ? "Taken" : "Not taken",
                            tested.took().toMillis() / 1000.0,
                            tested.message().isEmpty() ? "" : ": " + tested.message());
        };
    }

    boolean isSetUp(String name) {
        return all.stream().anyMatch(each -> each.name().equals(name) && each.kind().isPresent());
    }

    ObservableList<Channel> all() {
        return all;
    }

    ObservableMap<String, Test> tests() {
        return tests;
    }

    ReadOnlyObjectProperty<Optional<Form>> form() {
        return form.getReadOnlyProperty();
    }

    /** What is wrong with what was filled in; empty when nothing is. */
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }
}
