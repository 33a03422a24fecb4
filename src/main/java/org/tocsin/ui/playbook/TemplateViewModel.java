package org.tocsin.ui.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.playbook.Written;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Template;
import org.tocsin.engine.TemplateProofs;

/**
 * A template while it is edited (N-4): its words, what is wrong with them and what they would say.
 * Knows no widget. Filling is done on the background thread, the newest words only.
 */
final class TemplateViewModel {
    private final PlaybookViewModel playbook;
    private final TemplateProofs proofs;
    private final PlaybookPane.Around around;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Closed());
    private final StringProperty subject = new SimpleStringProperty(this, "subject", "");
    private final StringProperty body = new SimpleStringProperty(this, "body", "");
    private final ObjectProperty<Optional<UUID>> about =
            new SimpleObjectProperty<>(this, "about", Optional.empty());
    private final StringProperty role = new SimpleStringProperty(this, "role", "");
    private final ReadOnlyObjectWrapper<Seen> seen =
            new ReadOnlyObjectWrapper<>(this, "seen", Seen.NOTHING);
    private final AtomicReference<Optional<Asked>> asked = new AtomicReference<>(Optional.empty());

    /** How far it has come. */
    sealed interface Phase {
        record Closed() implements Phase {}

        record Opening() implements Phase {}

        record Open(Template template, TemplateDesk.Page page) implements Phase {}

        record Saving(Template template, TemplateDesk.Page page) implements Phase {}

        /** Not saved: somebody else has changed the file meanwhile. */
        record Overtaken(Template template, TemplateDesk.Page page, TemplateDesk.Page now)
                implements Phase {}
    }

    /**
     * @param proof empty until it has been filled in
     */
    record Seen(Optional<TemplateProofs.Proof> proof, List<TemplateProofs.Fault> faults) {
        static final Seen NOTHING = new Seen(Optional.empty(), List.of());
    }

    private record Asked(Template words, Optional<UUID> about, String role, Instant now) {}

    TemplateViewModel(
            PlaybookViewModel playbook, TemplateProofs proofs, PlaybookPane.Around around) {
        this.playbook = playbook;
        this.proofs = proofs;
        this.around = around;
        for (ObservableValue<?> each : List.<ObservableValue<?>>of(subject, body, about, role)) {
            each.addListener((_, _, _) -> prove());
        }
    }

    /** Whether there is a file to write into. */
    boolean isPossible() {
        return playbook.rulebook().templates().isPresent();
    }

    void open(Template template, Written.Spot at) {
        playbook.rulebook()
                .templates()
                .ifPresent(desk -> {
                    phase.set(new Phase.Opening());
                    around.threads()
                            .background()
                            .execute(() -> {
                                var opened = desk.open(template.id(), at);
                                around.threads().ui().execute(() -> show(template, opened));
                            });
                });
    }

    private void show(Template template, TemplateDesk.Opened opened) {
        switch (opened) {
            case TemplateDesk.Opened.Read(var page) -> begin(template, page);
            case TemplateDesk.Opened.Unread(var trouble) -> {
                phase.set(new Phase.Closed());
                around.notes().trouble(trouble);
            }
        }
    }

    private void begin(Template template, TemplateDesk.Page page) {
        role.set(
                usages(template).stream()
                        .flatMap(each -> each.to().roles().stream())
                        .findFirst()
                        .orElse(""));
        about.set(
                isAboutIncidents(template)
                        ? proofs.incidents().stream().findFirst().map(each -> each.id().uuid())
                        : Optional.empty());
        phase.set(new Phase.Open(template, page));
        take(page.words());
        prove();
    }

    private void take(Template.Wording words) {
        subject.set(words.subject());
        body.set(words.body().stripTrailing());
    }

    /** The words as they are now; line ends at the end stay as the file has them. */
    private Template.Wording words(TemplateDesk.Page page) {
        var was = page.words().body();
        var ending = was.substring(was.stripTrailing().length());
        return new Template.Wording(subject.get().strip(), body.get().stripTrailing() + ending);
    }

    boolean isChanged() {
        return page().filter(page -> !words(page).equals(page.words())).isPresent();
    }

    Optional<TemplateDesk.Page> page() {
        return switch (phase.get()) {
            case Phase.Open(_, var page) -> Optional.of(page);
            case Phase.Saving(_, var page) -> Optional.of(page);
            case Phase.Overtaken(_, var page, _) -> Optional.of(page);
            case Phase.Closed(), Phase.Opening() -> Optional.empty();
        };
    }

    Optional<Template> template() {
        return switch (phase.get()) {
            case Phase.Open(var template, _) -> Optional.of(template);
            case Phase.Saving(var template, _) -> Optional.of(template);
            case Phase.Overtaken(var template, _, _) -> Optional.of(template);
            case Phase.Closed(), Phase.Opening() -> Optional.empty();
        };
    }

    /** As it would be with the words as they are now. */
    private Optional<Template> edited() {
        return template()
                .map(was ->
                        new Template(
                                was.id(),
                                was.title(),
                                was.offer(),
                                new Template.Wording(
                                        subject.get().strip(), body.get().stripTrailing()),
                                was.source()));
    }

    // What it would say

    private void prove() {
        var now = Objects.requireNonNull(around.now().getValue());
        edited().map(words -> new Asked(words, about.get(), role.get(), now))
                .ifPresent(ask -> {
                    if (asked.getAndSet(Optional.of(ask)).isEmpty()) {
                        around.threads().background().execute(this::answer);
                    }
                });
    }

    /** Fills in until nothing newer has been asked meanwhile. */
    private void answer() {
        var last = asked.get();
        while (last.isPresent()) {
            var ask = last.get();
            var faults = TemplateProofs.faults(ask.words());
            var proof = proofs.of(ask.words(), ask.about(), ask.role(), ask.now());
            var answer = new Seen(Optional.of(proof), faults);
            around.threads().ui().execute(() -> seen.set(answer));
            last = asked.compareAndSet(last, Optional.empty()) ? Optional.empty() : asked.get();
        }
    }

    // What becomes of it

    /** Puts it into its file, unless the words are at fault. */
    void save() {
        switch (phase.get()) {
            case Phase.Open(var template, var page) -> save(template, page, words(page));
            case Phase.Closed(), Phase.Opening(), Phase.Saving(_, _), Phase.Overtaken(_, _, _) -> {}
        }
    }

    /** Puts it into the file as that is by now. */
    void saveOver() {
        if (phase.get() instanceof Phase.Overtaken(var template, _, var now)) {
            save(template, now, words(now));
        }
    }

    private void save(Template template, TemplateDesk.Page page, Template.Wording words) {
        var desk = playbook.rulebook().templates();
        if (desk.isEmpty() || !edited().map(TemplateProofs::faults).orElse(List.of()).isEmpty()) {
            return;
        }
        phase.set(new Phase.Saving(template, page));
        around.threads()
                .background()
                .execute(() -> {
                    var saved = desk.get().save(page, words);
                    around.threads().ui().execute(() -> saved(template, page, saved));
                });
    }

    private void saved(Template template, TemplateDesk.Page page, TemplateDesk.Saved saved) {
        switch (saved) {
            case TemplateDesk.Saved.Done() -> {
                phase.set(new Phase.Closed());
                around.notes()
                        .said("Saved \"%s\" in %s".formatted(template.title(), page.at().file()));
            }
            case TemplateDesk.Saved.Changed(var now) ->
                    phase.set(new Phase.Overtaken(template, page, now));
            case TemplateDesk.Saved.Refused(var trouble) -> {
                phase.set(new Phase.Open(template, page));
                around.notes().trouble(trouble);
            }
        }
    }

    /** Takes what the file says by now in place of what was written. */
    void takeTheirs() {
        if (phase.get() instanceof Phase.Overtaken(var template, _, var now)) {
            phase.set(new Phase.Open(template, now));
            take(now.words());
        }
    }

    /** What the file says by now, and what is written here. */
    List<LineDiff.Line> difference() {
        return phase.get() instanceof Phase.Overtaken(_, _, var now)
                ? LineDiff.of(lines(now.words()), lines(words(now)))
                : List.of();
    }

    private static String lines(Template.Wording words) {
        return (words.subject().isEmpty() ? "" : words.subject() + "\n")
                + words.body().stripTrailing();
    }

    /** Takes the words of the file again; what was written can be had back. */
    void startOver() {
        page().ifPresent(page -> {
            var written = new Template.Wording(subject.get(), body.get());
            take(page.words());
            around.notes().undoable("Back to what the file says", () -> take(written));
        });
    }

    void close() {
        phase.set(new Phase.Closed());
        seen.set(Seen.NOTHING);
    }

    // What there is to choose from

    List<Incident> incidents() {
        return template().filter(TemplateViewModel::isAboutIncidents).isPresent()
                ? proofs.incidents()
                : List.of();
    }

    private static boolean isAboutIncidents(Template template) {
        return Field.Of.about(template.use()) == Field.Of.INCIDENT;
    }

    List<Role> roles() {
        return playbook.inForce().response().directory().roles();
    }

    List<Field> fields() {
        return template().map(each -> TemplateProofs.fields(each.use())).orElse(List.of());
    }

    List<TemplateProofs.Usage> usages(Template template) {
        return TemplateProofs.usages(playbook.inForce(), template.id());
    }

    /** How a field is written where it is to stand. */
    static String written(Field field) {
        var id = field.id();
        return switch (field.kind()) {
            case VALUE -> "{{%s}}".formatted(id);
            case LIST -> "{{#%s}}\n- {{.}}\n{{/%s}}".formatted(id, id);
            case EACH -> "{{#%s}}\n- {{number}} {{title}}\n{{/%s}}".formatted(id, id);
        };
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    StringProperty subject() {
        return subject;
    }

    StringProperty body() {
        return body;
    }

    /** The incident that it is filled in from; empty for the example. */
    ObjectProperty<Optional<UUID>> about() {
        return about;
    }

    /** Id of the role to whom it would go; empty for nobody in particular. */
    StringProperty role() {
        return role;
    }

    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }
}
