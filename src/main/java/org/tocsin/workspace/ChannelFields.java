package org.tocsin.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.workspace.YamlNodes.Entry;
import org.tocsin.workspace.YamlNodes.Fault;

/**
 * The fields of one channel. Secrets are references as playbooks write them; one that is written
 * down is refused, and not repeated in what is said about it.
 */
final class ChannelFields {
    private static final String ADVICE =
            "keep it with tocsin secret set NAME and write {store: NAME} or {keyring: NAME}, or"
                    + " keep it in an environment variable and write {env: NAME}";

    private static final List<String> PLACES = List.of("env", "keyring", "store");

    private final YamlNodes nodes;
    private final Entry whole;
    private final Map<String, Entry> entries;

    private ChannelFields(YamlNodes nodes, Entry whole, Map<String, Entry> entries) {
        this.nodes = nodes;
        this.whole = whole;
        this.entries = entries;
    }

    static ChannelFields of(YamlNodes nodes, Entry entry) throws Fault {
        return new ChannelFields(
                nodes, entry, nodes.entries(entry.value(), "'%s'".formatted(entry.key())));
    }

    /** That there is nothing but {@code kind} and these. */
    void only(String... keys) throws Fault {
        var all = new ArrayList<String>(List.of("kind"));
        all.addAll(List.of(keys));
        nodes.known(entries, all);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Fault missing(String key) {
        return nodes.fault(
                whole.value().getStartMark(),
                "'%s' has no '%s'".formatted(whole.key(), key),
                "add it");
    }

    Fault wrong(String key, String what, String remedy) {
        var at = entries.getOrDefault(key, whole).value().getStartMark();
        return nodes.fault(at, what, remedy);
    }

    private Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    String text(String key) throws Fault {
        return nodes.text(find(key).orElseThrow(() -> missing(key)));
    }

    Optional<String> maybeText(String key) throws Fault {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    Optional<String> choice(String key, List<String> words) throws Fault {
        var word = maybeText(key);
        if (word.isPresent() && !words.contains(word.get())) {
            throw wrong(
                    key,
                    "'%s' is not known here".formatted(word.get()),
                    "write one of " + String.join(", ", words));
        }
        return word;
    }

    Optional<Boolean> yes(String key) throws Fault {
        return choice(key, List.of("true", "false")).map(Boolean::valueOf);
    }

    Optional<Integer> number(String key, int least, int most) throws Fault {
        var text = maybeText(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int number = text.get().matches("[0-9]{1,6}") ? Integer.parseInt(text.get()) : least - 1;
        if (number < least || number > most) {
            throw wrong(
                    key,
                    "'%s' is no whole number from %d to %d".formatted(text.get(), least, most),
                    "correct it");
        }
        return Optional.of(number);
    }

    LocalTime time(String key) throws Fault {
        try {
            return LocalTime.parse(text(key));
        } catch (DateTimeException _) {
            throw wrong(
                    key,
                    "'%s' is no time of day".formatted(text(key)),
                    "write one such as \"22:00\", in quotes");
        }
    }

    ZoneId zone(String key) throws Fault {
        String id = text(key);
        return WorkspaceFile.zone(id)
                .orElseThrow(() ->
                        wrong(
                                key,
                                "'%s' is no time zone".formatted(id),
                                "name one such as Europe/Berlin or UTC"));
    }

    /** A mapping inside this one. */
    Optional<ChannelFields> inner(String key) throws Fault {
        var entry = find(key);
        return entry.isEmpty() ? Optional.empty() : Optional.of(of(nodes, entry.get()));
    }

    /** What a mapping holds; nothing where it is not there. */
    private Map<String, Entry> within(String key) throws Fault {
        var entry = find(key);
        return entry.isEmpty()
                ? Map.of()
                : nodes.entries(entry.get().value(), "'%s'".formatted(key));
    }

    /** Words by words. */
    Map<String, String> words(String key) throws Fault {
        var words = new LinkedHashMap<String, String>();
        for (var each : within(key).values()) {
            words.put(each.key(), nodes.text(each));
        }
        return words;
    }

    Secret secret(String key) throws Fault {
        return secret(find(key).orElseThrow(() -> missing(key)));
    }

    Optional<Secret> maybeSecret(String key) throws Fault {
        return has(key) ? Optional.of(secret(key)) : Optional.empty();
    }

    /** The usual secret and those by address, of which one at least must be there. */
    Keys keys(String usual, String own) throws Fault {
        var byAddress = new LinkedHashMap<String, Secret>();
        for (var each : within(own).values()) {
            byAddress.put(each.key(), secret(each));
        }
        var keys = new Keys(maybeSecret(usual), byAddress);
        if (keys.usual().isEmpty() && byAddress.isEmpty()) {
            throw missing(usual);
        }
        return keys;
    }

    private Secret secret(Entry entry) throws Fault {
        if (!(entry.value() instanceof MappingNode)) {
            throw nodes.fault(
                    entry.value().getStartMark(), "a secret does not belong in a file", ADVICE);
        }
        var held = nodes.entries(entry.value(), "'%s'".formatted(entry.key()));
        if (held.size() != 1 || !PLACES.containsAll(held.keySet())) {
            // What is there may be the secret itself, and is not repeated.
            throw nodes.fault(
                    entry.value().getStartMark(),
                    "'%s' does not say in one place where the secret is kept"
                            .formatted(entry.key()),
                    "write one of {env: NAME}, {keyring: NAME}, {store: NAME}");
        }
        var place = held.values().iterator().next();
        String name = nodes.text(place);
        if (!place.key().equals("env") && !name.matches(Secret.NAME)) {
            throw nodes.fault(
                    place.value().getStartMark(),
                    "a secret's name has letters, digits, dots, dashes and underscores only",
                    ADVICE);
        }
        return switch (place.key()) {
            case "env" -> new Secret.Environment(name);
            case "keyring" -> new Secret.Keyring(name);
            default -> new Secret.Stored(name);
        };
    }

    /** An address in the open, or a reference to one that is secret by itself. */
    Optional<Address> address(String key) throws Fault {
        var entry = find(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                entry.get().value() instanceof MappingNode
                        ? new Address.Kept(secret(entry.get()))
                        : new Address.Written(url(key)));
    }

    /** An address that secrets are sent to: over TLS, unless it is this machine. */
    Optional<String> site(String key) throws Fault {
        if (!has(key)) {
            return Optional.empty();
        }
        String url = url(key);
        if (!url.matches("(?i)https://.*|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?")) {
            throw wrong(
                    key,
                    "without https everybody on the way could read the secret",
                    "write an address such as https://example.com");
        }
        return Optional.of(url);
    }

    private String url(String key) throws Fault {
        try {
            var uri = new URI(text(key));
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
                throw wrong(
                        key,
                        "an address with a user or a query may be a secret",
                        "write it without, or " + ADVICE);
            }
            boolean web =
                    "https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawFragment() == null) {
                return text(key);
            }
        } catch (URISyntaxException _) {
            // Told below; its words would repeat the address.
        }
        throw wrong(key, "this is no address", "write one such as https://example.com/notices");
    }
}
