package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/**
 * How a source is written: a folder, a database behind JDBC, or a server. Secrets are never in the
 * file.
 */
final class SourceShape {
    private static final String SECRET_ADVICE =
            "a secret does not belong in a file; keep it in an environment variable and write"
                    + " password: {env: NAME}, or keep it with tocsin secret set NAME and write"
                    + " {store: NAME}, or {keyring: NAME}";

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern SECRET_HEADER =
            Pattern.compile("(?i).*(authorization|cookie|token|secret|key|password).*");

    /** Those that the connection itself takes care of. */
    private static final Pattern NOT_OURS =
            Pattern.compile("(?i)connection|content-length|expect|host|upgrade");

    private static final Shape.Key<String> FOLDER =
            optional("folder", Scalars.TEXT, "A folder of files, relative to the workspace");
    private static final Shape.Key<String> JDBC =
            optional(
                    "jdbc",
                    Scalars.TEXT.judged(SourceShape::withoutSecret),
                    "A JDBC URL, such as jdbc:postgresql://host/database");
    private static final Shape.Key<String> HTTP =
            optional(
                    "http",
                    Scalars.TEXT.judged(SourceShape::server),
                    "A server's address, such as https://status.example.com/api");
    private static final Shape.Choice<String> WHERE =
            new Shape.Choice<>("where the data lives", List.of(FOLDER, JDBC, HTTP));

    private static final Shape.Key<String> ENV =
            optional(
                    "env",
                    Scalars.TEXT,
                    "The environment variable that holds the secret, such as SHOP_PASSWORD");
    private static final Shape.Key<String> KEYRING =
            optional(
                    "keyring",
                    Scalars.TEXT.judged(SourceShape::named),
                    "The entry of the operating system's keyring that holds the secret, such as"
                            + " shop; made by tocsin secret set shop --in keyring");
    private static final Shape.Key<String> STORE =
            optional(
                    "store",
                    Scalars.TEXT.judged(SourceShape::named),
                    "The entry of the workspace's encrypted file that holds the secret, such as"
                            + " shop; made by tocsin secret set shop");
    private static final Shape.Choice<String> HELD =
            new Shape.Choice<>("where the secret is kept", List.of(ENV, KEYRING, STORE));
    static final Decoder<SourceSpec.Secret> SECRET =
            Structures.shortOr(refused(), new Shape<>(List.of(HELD), SourceShape::secret));

    private static final Shape.Key<String> USER =
            optional("user", Scalars.VALUE, "Who connects to the database");
    private static final Shape.Key<SourceSpec.Secret> PASSWORD =
            optional("password", SECRET, "Where the password is kept");
    private static final Shape.Key<Map<String, String>> PROPERTIES =
            optional(
                    "properties",
                    Structures.map(Scalars.VALUE).judged(SourceShape::withoutSecrets),
                    "Properties for the JDBC driver");
    private static final Shape.Key<String> PREFIX =
            optional("prefix", Scalars.VALUE, "What stands before the secret, such as \"Bearer \"");
    private static final Decoder<SourceSpec.Header> HEADER =
            Structures.shortOr(
                    Scalars.VALUE.map(text -> new SourceSpec.Header(text, Optional.empty())),
                    new Shape<>(
                            List.of(ENV, PREFIX),
                            fields ->
                                    new SourceSpec.Header(
                                            fields.find(PREFIX).orElse(""),
                                            Optional.of(
                                                    new SourceSpec.Secret.Environment(
                                                            fields.get(ENV))))));
    private static final Shape.Key<Map<String, SourceSpec.Header>> HEADERS =
            optional(
                    "headers",
                    Structures.map(HEADER).judged(SourceShape::safeHeaders),
                    "Sent with each request, such as {Accept: application/json, Authorization:"
                            + " {env: TOKEN, prefix: \"Bearer \"}}");
    private static final Shape.Key<Integer> CONCURRENCY =
            optional(
                    "concurrency",
                    Scalars.whole(1),
                    "How many statements may run at once; 2 when not said");
    private static final Shape.Key<Duration> TIMEOUT =
            optional(
                    "timeout",
                    Scalars.DURATION,
                    "How long one statement may take; 60s when not said");

    private static final Shape.Key<SourceSpec.Patience> BREAKER =
            optional(
                    "breaker",
                    BreakerShape.BREAKER,
                    "When a source that cannot be asked is left alone for a while, such as"
                            + " {after: 5, rest: 30s, at-most: 15m}, which holds when not said");

    static final Decoder<SourceSpec> SOURCE =
            new Shape<>(
                    List.of(
                            WHERE,
                            USER,
                            PASSWORD,
                            PROPERTIES,
                            HEADERS,
                            CONCURRENCY,
                            TIMEOUT,
                            BREAKER),
                    SourceShape::build);

    private SourceShape() {}

    private static SourceSpec build(Fields fields) {
        var id = new SourceId(fields.name());
        var limits =
                new SourceSpec.Limits(
                        fields.find(CONCURRENCY).orElse(SourceSpec.Limits.DEFAULT.concurrency()),
                        fields.find(TIMEOUT).orElse(SourceSpec.Limits.DEFAULT.timeout()),
                        fields.find(BREAKER).orElse(SourceSpec.Patience.DEFAULT));
        if (fields.mentions(HTTP)) {
            tellStrange("a server", List.of(USER, PASSWORD, PROPERTIES), fields);
            return new SourceSpec.Http(
                    id, fields.get(HTTP), fields.find(HEADERS).orElse(Map.of()), limits);
        }
        tellStrange(fields.mentions(JDBC) ? "a database" : "a folder", List.of(HEADERS), fields);
        if (fields.mentions(JDBC)) {
            return new SourceSpec.Jdbc(
                    id,
                    fields.get(JDBC),
                    fields.find(USER),
                    fields.find(PASSWORD),
                    fields.find(PROPERTIES).orElse(Map.of()),
                    limits);
        }
        tellStrange("a folder", List.of(USER, PASSWORD, PROPERTIES), fields);
        return new SourceSpec.Folder(id, fields.get(FOLDER), limits);
    }

    private static void tellStrange(String what, List<Shape.Key<?>> keys, Fields fields) {
        for (var key : keys) {
            if (fields.mentions(key)) {
                fields.error(key, "%s has no \"%s\"; leave it out".formatted(what, key.name()));
            }
        }
    }

    private static Optional<String> server(String url, Node node, Context context) {
        try {
            var uri = new URI(url);
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getUserInfo() != null || uri.getQuery() != null) {
                context.error(
                        node,
                        "an address holds no user and no query; send a header with a secret from"
                                + " an environment variable");
                return Optional.empty();
            }
            if (web && uri.getHost() != null && uri.getFragment() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException _) {
            // Told below, with what is no address for another reason.
        }
        context.error(node, "expected an address such as https://status.example.com/api");
        return Optional.empty();
    }

    /** Headers that carry secrets say where the secret is kept. */
    private static Optional<Map<String, SourceSpec.Header>> safeHeaders(
            Map<String, SourceSpec.Header> headers, Node node, Context context) {
        for (var entry : Nodes.entries(node)) {
            var name = Nodes.text(entry.getKeyNode()).orElse("");
            if (!HEADER_NAME.matcher(name).matches() || NOT_OURS.matcher(name).matches()) {
                context.error(entry.getKeyNode(), "\"%s\" is no header to send".formatted(name));
                return Optional.empty();
            }
            if (SECRET_HEADER.matcher(name).matches()
                    && entry.getValueNode() instanceof ScalarNode) {
                context.error(
                        entry.getValueNode(),
                        "a secret does not belong in a file; keep it in an environment variable and"
                                + " write %s: {env: NAME}".formatted(name));
                return Optional.empty();
            }
        }
        return Optional.of(headers);
    }

    private static SourceSpec.Secret secret(Fields fields) {
        if (fields.mentions(KEYRING)) {
            return new SourceSpec.Secret.Keyring(fields.get(KEYRING));
        }
        return fields.mentions(STORE)
                ? new SourceSpec.Secret.Stored(fields.get(STORE))
                : new SourceSpec.Secret.Environment(fields.get(ENV));
    }

    private static Optional<String> named(String name, Node node, Context context) {
        if (!name.matches(SourceSpec.Secret.NAME)) {
            context.error(
                    node, "a secret's name has letters, digits, dots, dashes and underscores only");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** Takes no text at all: a secret written down is a fault, and must not be echoed either. */
    private static <T> Decoder<T> refused() {
        return new Decoder<>() {
            @Override
            public Optional<T> decode(Node node, Context context) {
                context.error(node, SECRET_ADVICE);
                return Optional.empty();
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("not", Map.of());
            }
        };
    }

    private static Optional<String> withoutSecret(String url, Node node, Context context) {
        if (soundsSecret(url.toLowerCase(Locale.ROOT))) {
            context.error(node, SECRET_ADVICE);
            return Optional.empty();
        }
        return Optional.of(url);
    }

    private static Optional<Map<String, String>> withoutSecrets(
            Map<String, String> properties, Node node, Context context) {
        for (var entry : Nodes.entries(node)) {
            if (entry.getKeyNode() instanceof ScalarNode key
                    && soundsSecret(key.getValue().toLowerCase(Locale.ROOT) + "=")) {
                context.error(key, SECRET_ADVICE);
                return Optional.empty();
            }
        }
        return Optional.of(properties);
    }

    private static boolean soundsSecret(String text) {
        return text.contains("password=") || text.contains("pwd=");
    }
}
