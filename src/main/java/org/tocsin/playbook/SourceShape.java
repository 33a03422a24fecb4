package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** How a source is written: a folder, or a database behind JDBC. Secrets are never in the file. */
final class SourceShape {
    private static final String SECRET_ADVICE =
            "a secret does not belong in a file; keep it in an environment variable and write"
                    + " password: {env: NAME}, or keep it with tocsin secret set NAME and write"
                    + " {store: NAME}, or {keyring: NAME}";

    private static final Shape.Key<String> FOLDER =
            optional("folder", Scalars.TEXT, "A folder of files, relative to the workspace");
    private static final Shape.Key<String> JDBC =
            optional(
                    "jdbc",
                    Scalars.TEXT.judged(SourceShape::withoutSecret),
                    "A JDBC URL, such as jdbc:postgresql://host/database");
    private static final Shape.Choice<String> WHERE =
            new Shape.Choice<>("where the data lives", List.of(FOLDER, JDBC));

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
    private static final Decoder<SourceSpec.Secret> SECRET =
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

    static final Decoder<SourceSpec> SOURCE =
            new Shape<>(
                    List.of(WHERE, USER, PASSWORD, PROPERTIES, CONCURRENCY, TIMEOUT),
                    SourceShape::build);

    private SourceShape() {}

    private static SourceSpec build(Fields fields) {
        var id = new SourceId(fields.name());
        var limits =
                new SourceSpec.Limits(
                        fields.find(CONCURRENCY).orElse(SourceSpec.Limits.DEFAULT.concurrency()),
                        fields.find(TIMEOUT).orElse(SourceSpec.Limits.DEFAULT.timeout()));
        if (fields.mentions(JDBC)) {
            return new SourceSpec.Jdbc(
                    id,
                    fields.get(JDBC),
                    fields.find(USER),
                    fields.find(PASSWORD),
                    fields.find(PROPERTIES).orElse(Map.of()),
                    limits);
        }
        for (var key : List.of(USER, PASSWORD, PROPERTIES)) {
            if (fields.mentions(key)) {
                fields.error(key, "a folder has no \"%s\"; leave it out".formatted(key.name()));
            }
        }
        return new SourceSpec.Folder(id, fields.get(FOLDER), limits);
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
