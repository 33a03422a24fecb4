package org.tocsin.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tocsin.cli.Refused;
import org.tocsin.cli.SecretCommand;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Recipients;
import org.tocsin.notify.Delivery;
import org.tocsin.ui.settings.ChannelDesk;
import org.tocsin.ui.settings.ChannelKind;
import org.tocsin.workspace.ChannelSetup;
import org.tocsin.workspace.Opening;

/**
 * The channels of a workspace, read from its file each time: another process may have set one up.
 */
final class ChannelSettings implements ChannelDesk {
    private final Path folder;
    private final Supplier<Playbook> playbook;
    private final ShellChannels tests;
    private final SecretDesk secrets;

    /**
     * @param playbook in force, which says what names are needed
     */
    ChannelSettings(Wiring wiring, Path folder, Supplier<Playbook> playbook) {
        this.folder = folder;
        this.playbook = playbook;
        this.tests = new ShellChannels(wiring);
        this.secrets = wiring.secretDesk();
    }

    @Override
    public List<Channel> all() {
        var specs = Site.open(folder).file().channels();
        var all = new ArrayList<Channel>();
        specs.forEach((name, spec) -> all.add(channel(name, spec)));
        needed(playbook.get()).stream()
                .filter(name -> !specs.containsKey(name))
                .forEach(name -> all.add(new Channel(name, Optional.empty(), "", Map.of())));
        return List.copyOf(all);
    }

    /** Every way that the rules tell somebody by, and the first way of whoever is reached so. */
    private static TreeSet<String> needed(Playbook playbook) {
        var rules = playbook.response().rules();
        var directory = playbook.response().directory();
        var told =
                Stream.of(
                                rules.routes().stream().map(each -> each.to()),
                                rules.duties().stream().map(each -> each.to()),
                                rules.milestones().stream().map(each -> each.miss().tell()),
                                rules.turns().impact().stream().map(each -> each.tell()),
                                rules.ladders().stream()
                                        .flatMap(each -> each.rungs().stream())
                                        .map(rung -> rung.tell()))
                        .flatMap(each -> each)
                        .map(Recipients::channels)
                        .flatMap(List::stream);
        var contacts =
                Stream.concat(
                                directory.people().stream().map(person -> person.contacts()),
                                directory.roles().stream().map(role -> role.contacts()))
                        .flatMap(ways -> ways.stream().limit(1))
                        .map(way -> way.channel());
        var names = new TreeSet<String>();
        Stream.concat(told, contacts).forEach(names::add);
        return names;
    }

    private static Channel channel(String name, ChannelSpec spec) {
        var fields = new LinkedHashMap<String, String>();
        ChannelSetup.fields(spec).forEach((key, value) -> flatten(fields, key, value));
        var shown =
                Stream.of("host", "url", "file")
                        .flatMap(key -> Optional.ofNullable(fields.get(key)).stream())
                        .findFirst()
                        .orElseGet(() ->
                                Optional.ofNullable(fields.get("key"))
                                        .map(kept -> "key in " + kept)
                                        .orElse("as usual"));
        return new Channel(name, Optional.of(ChannelKind.of(spec.kind())), shown, fields);
    }

    /** {@code {keyring: NAME}} becomes {@code keyring: NAME}; other maps keep their keys. */
    private static void flatten(Map<String, String> fields, String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            var only = map.size() == 1 ? map.entrySet().iterator().next() : null;
            if (only != null && List.of("keyring", "store", "env").contains("" + only.getKey())) {
                fields.put(key, only.getKey() + ": " + only.getValue());
            } else {
                map.forEach((inner, each) -> flatten(fields, key + "." + inner, each));
            }
        } else {
            fields.put(key, "" + value);
        }
    }

    @Override
    public Optional<String> save(Draft draft) {
        if (!draft.name().matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            return Optional.of(
                    "Give it the name that the playbook writes: letters, digits, - and _");
        }
        var workspace = Site.open(folder);
        var before = Optional.ofNullable(workspace.file().channels().get(draft.name()));
        switch (ChannelSetup.read(draft.name(), fields(draft, before))) {
            case ChannelSetup.Reading.Bad(var why) -> {
                return Optional.of(why);
            }
            case ChannelSetup.Reading.Good(var spec) -> {
                try {
                    keep(draft);
                } catch (Refused refused) {
                    return Optional.of(String.valueOf(refused.getMessage()));
                }
                var channels = new LinkedHashMap<>(workspace.file().channels());
                channels.put(draft.name(), spec);
                return changed(workspace.change(workspace.file().with(channels)));
            }
        }
    }

    /** What the form does not ask for stays as it was, unless it became another kind. */
    private static Map<String, Object> fields(Draft draft, Optional<ChannelSpec> before) {
        var fields = new LinkedHashMap<String, Object>();
        before.filter(spec -> spec.kind().equals(draft.kind().id()))
                .ifPresent(spec -> fields.putAll(ChannelSetup.fields(spec)));
        draft.kind().fields().forEach(field -> fields.remove(field.key().split("\\.")[0]));
        fields.put("kind", draft.kind().id());
        var nested = new LinkedHashMap<String, Map<String, Object>>();
        draft.fields()
                .forEach((key, value) -> {
                    int dot = key.indexOf('.');
                    if (dot < 0) {
                        fields.put(key, value);
                    } else {
                        nested.computeIfAbsent(key.substring(0, dot), _ -> new LinkedHashMap<>())
                                .put(key.substring(dot + 1), value);
                    }
                });
        fields.putAll(nested);
        draft.secrets()
                .forEach((key, secret) ->
                        fields.put(key, Map.of(secret.place().key(), secret.name())));
        return fields;
    }

    /** Before the file refers to them. */
    private void keep(Draft draft) {
        draft.secrets().values().stream()
                .filter(secret -> !secret.value().isEmpty())
                .forEach(secret -> {
                    switch (secret.place()) {
                        case KEYRING -> set(SecretCommand.Place.KEYRING, secret);
                        case STORE -> set(SecretCommand.Place.STORE, secret);
                        // Set by whoever starts the program.
                        case ENV -> {}
                    }
                });
    }

    private void set(SecretCommand.Place place, Secret secret) {
        secrets.set(Optional.of(folder), place, secret.name(), secret.value());
    }

    @Override
    public Optional<String> remove(String name) {
        var workspace = Site.open(folder);
        var channels = new LinkedHashMap<>(workspace.file().channels());
        channels.remove(name);
        return changed(workspace.change(workspace.file().with(channels)));
    }

    private static Optional<String> changed(Opening opening) {
        return switch (opening) {
            case Opening.Opened _ -> Optional.empty();
            case Opening.Refused(var reason) -> Optional.of(reason.toString());
        };
    }

    @Override
    public Tested test(String name, String address) throws InterruptedException {
        var begun = Instant.now();
        var delivery =
                tests.test(
                        Optional.of(folder),
                        name,
                        Optional.of(address).filter(each -> !each.isBlank()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var took = Duration.between(begun, Instant.now());
        return delivery.map(came ->
                        switch (came) {
                            case Delivery.Accepted(var receipt) -> new Tested(true, receipt, took);
                            case Delivery.Later(var why, _) -> new Tested(false, why, took);
                            case Delivery.Unanswered(var why) -> new Tested(false, why, took);
                            case Delivery.Refused(var why) -> new Tested(false, why, took);
                        })
                .orElseGet(() -> new Tested(false, "it is no longer set up", took));
    }
}
