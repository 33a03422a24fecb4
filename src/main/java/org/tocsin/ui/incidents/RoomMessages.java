package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.notice.Audience;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.response.Template;
import org.tocsin.engine.Composer;

/**
 * A message about the shown incident while it is written: to whom, from which template, in what
 * words (N-4). What somebody has written is kept whatever happens to the incident meanwhile.
 */
final class RoomMessages {
    private static final int NEWEST = 50;

    private final RoomViewModel model;
    private final java.util.function.Supplier<RoomPane.Texts> texts;
    private final ObservableList<Audience> audiences = FXCollections.observableArrayList();
    private final ObservableList<Template> templates = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Audience> audience =
            new SimpleObjectProperty<>(this, "audience");
    private final ObjectProperty<@Nullable Template> template =
            new SimpleObjectProperty<>(this, "template");
    private final StringProperty subject = new SimpleStringProperty(this, "subject", "");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");
    private Text begun = Text.USUAL;
    private Optional<UUID> of = Optional.empty();

    /**
     * Something that was told.
     *
     * @param by who told it; the machine for what the rules did
     * @param body empty for what is filled in when it is sent
     */
    record Sent(Instant at, String by, String title, String to, String body) {}

    RoomMessages(RoomViewModel model, java.util.function.Supplier<RoomPane.Texts> texts) {
        this.model = model;
        this.texts = texts;
        audience.subscribe(chosen -> {
            if (chosen != null) {
                choose(chosen);
            }
        });
        template.subscribe(_ -> begin());
    }

    ObservableList<Audience> audiences() {
        return audiences;
    }

    ObservableList<Template> templates() {
        return templates;
    }

    ObjectProperty<@Nullable Audience> audience() {
        return audience;
    }

    ObjectProperty<@Nullable Template> template() {
        return template;
    }

    StringProperty subject() {
        return subject;
    }

    StringProperty text() {
        return text;
    }

    StringProperty refusal() {
        return refusal;
    }

    /** Takes a newer state of the incident, or another incident. */
    void show(RoomSnapshot shown) {
        boolean another = of.filter(shown.id()::equals).isEmpty();
        of = Optional.of(shown.id());
        var all = Audience.of(shown.incident(), shown.terms());
        var chosen = audience.get();
        if (!all.equals(audiences)) {
            audiences.setAll(all);
        }
        if (another) {
            begun = Text.USUAL;
            subject.set("");
            text.set("");
            refusal.set("");
            audience.set(all.stream().findFirst().orElse(null));
        } else {
            // A list that changes lets go of what was chosen in it.
            audience.set(all.contains(chosen) ? chosen : all.stream().findFirst().orElse(null));
            if (!isEdited()) {
                begin();
            }
        }
    }

    boolean isEdited() {
        return !subject.get().equals(begun.subject()) || !text.get().equals(begun.body());
    }

    private void choose(Audience chosen) {
        model.snapshot()
                .ifPresent(shown -> {
                    var fitting = chosen.templates(shown.incident(), shown.terms());
                    if (!fitting.equals(templates)) {
                        templates.setAll(fitting);
                    }
                    template.set(null);
                    template.set(fitting.stream().findFirst().orElse(null));
                });
    }

    /** Fills the template in anew, unless somebody has written meanwhile. */
    private void begin() {
        var from = template.get();
        var whom = audience.get();
        var shown = model.snapshot();
        if (from == null || whom == null || shown.isEmpty()) {
            return;
        }
        fill(composer().begin(whom, from, desk(shown.get())));
    }

    private void fill(Text filled) {
        begun = filled;
        subject.set(filled.subject());
        text.set(filled.body());
    }

    private Composer composer() {
        return texts.get().composer();
    }

    private Composer.Desk desk(RoomSnapshot shown) {
        return new Composer.Desk(
                shown.incident(), shown.terms(), model.me(), model.now().getValue());
    }

    /** Whom it reaches, and where. */
    String reached() {
        var whom = audience.get();
        return whom == null
                ? ""
                : model.snapshot()
                        .map(shown -> reached(composer().reached(whom, desk(shown)), shown))
                        .orElse("");
    }

    private static String reached(List<Destination> all, RoomSnapshot shown) {
        if (all.isEmpty()) {
            return "Nobody: the role is held by nobody and has no address";
        }
        return all.stream()
                .map(to ->
                        "%s by %s (%s)"
                                .formatted(
                                        shown.names().role(to.role()), to.channel(), to.address()))
                .collect(Collectors.joining("; "));
    }

    /** What sending it does to the next update; empty when it does nothing. */
    String effect() {
        var whom = audience.get();
        if (whom == null) {
            return "";
        }
        return model.snapshot().map(shown -> effect(whom, shown)).orElse("");
    }

    private String effect(Audience whom, RoomSnapshot shown) {
        var from = Optional.ofNullable(template.get());
        if (!shown.incident().isOpen() || !whom.isUpdate(from)) {
            return "";
        }
        var command = Composer.command(whom, from, new Event.Words("", "", "…"));
        var sent = composer().sent(command, desk(shown));
        return Countdown.of(sent, shown.terms()).stream()
                .filter(Countdown::isRunning)
                .filter(clock -> clock.rule().equals(whom.id()))
                .flatMap(clock -> clock.due().stream())
                .findFirst()
                .map(due ->
                        "Counts as the update that is due; the next one is due at %s."
                                .formatted(RoomTimes.exact(due, model.zone())))
                .orElse("Counts as an update.");
    }

    /** Places that only a person can fill and nobody has. */
    List<String> left() {
        return Composer.left(Optional.ofNullable(template.get()), written());
    }

    private Text written() {
        var from = template.get();
        return new Text(from == null ? "" : from.id(), subject.get().strip(), text.get().strip());
    }

    /**
     * Sends it as it stands.
     *
     * @param leaveOut whether what is not filled in is left out
     */
    void send(boolean leaveOut, Runnable done) {
        var whom = audience.get();
        if (whom == null) {
            refusal.set("Say to whom");
            return;
        }
        var said = leaveOut ? Composer.without(written()) : written();
        var command =
                Composer.command(
                        whom,
                        Optional.ofNullable(template.get()),
                        new Event.Words(said.template(), said.subject(), said.body()));
        model.perform(
                command,
                refusal,
                () -> {
                    fill(Text.USUAL);
                    begin();
                    done.run();
                });
    }

    /** What was told to whom, the newest first. */
    static List<Sent> sent(RoomSnapshot shown) {
        var all = new ArrayList<Sent>();
        for (var logged : shown.log().reversed()) {
            sent(logged, shown).ifPresent(all::add);
            if (all.size() == NEWEST) {
                break;
            }
        }
        return all;
    }

    private static Optional<Sent> sent(Logged logged, RoomSnapshot shown) {
        var names = shown.names();
        var by = names.who(logged.actor());
        if (logged.event() instanceof Event.Messaged messaged) {
            var words = messaged.words();
            var title = words.subject().isEmpty() ? "Message" : words.subject();
            var to = names.told(messaged.told());
            return Optional.of(new Sent(logged.at(), by, title, to, words.text()));
        }
        if (logged.event() instanceof Event.Updated(var words, var whom)) {
            var to = whom.isEmpty() ? "everybody who follows it" : whom;
            return Optional.of(new Sent(logged.at(), by, "Update", to, words));
        }
        if (logged.event() instanceof Event.Escalated(_, var act)) {
            return sent(act, logged, by, shown);
        }
        return logged.event() instanceof Event.Acted(var act)
                ? sent(act, logged, by, shown)
                : Optional.empty();
    }

    private static Optional<Sent> sent(Act act, Logged logged, String by, RoomSnapshot shown) {
        var told = act.outcome().told();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Sent(
                                logged.at(),
                                by,
                                act.outcome().title(),
                                shown.names().told(told),
                                ""));
    }
}
