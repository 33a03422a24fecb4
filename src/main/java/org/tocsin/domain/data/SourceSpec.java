package org.tocsin.domain.data;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where data lives and how hard it may be asked. */
public sealed interface SourceSpec {
    SourceId id();

    Limits limits();

    /** A folder of CSV, JSON or Parquet files; a relative path is resolved by the workspace. */
    record Folder(SourceId id, String path, Limits limits) implements SourceSpec {}

    /** Anything with a JDBC driver. Secrets are only ever references, see {@link Secret}. */
    record Jdbc(
            SourceId id,
            String url,
            Optional<String> user,
            Optional<Secret> password,
            Map<String, String> properties,
            Limits limits)
            implements SourceSpec {
        public Jdbc {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * Anything that answers over HTTP.
     *
     * @param url what the paths of data sets are added to, {@code http:} or {@code https:}
     * @param headers sent with each request, but secrets only to this very host
     */
    record Http(SourceId id, String url, Map<String, Header> headers, Limits limits)
            implements SourceSpec {
        public Http {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * The value of a header.
     *
     * @param text what is sent before the secret, such as {@code "Bearer "}, or all there is
     */
    record Header(String text, Optional<Secret> secret) {}

    /**
     * How many statements may run at once on this source, and how long one may take before it is
     * cancelled and the check is broken.
     */
    record Limits(int concurrency, Duration timeout, Patience patience) {
        public static final Limits DEFAULT = new Limits(2, Duration.ofSeconds(60));

        public Limits(int concurrency, Duration timeout) {
            this(concurrency, timeout, Patience.DEFAULT);
        }
    }

    /**
     * When a source that cannot be asked is let rest (T-4).
     *
     * @param after so many failures in a row
     * @param rest how long at first; twice as long each time that it is still away afterwards
     * @param atMost the longest that it is left alone
     */
    record Patience(int after, Duration rest, Duration atMost) {
        public static final Patience DEFAULT =
                new Patience(5, Duration.ofSeconds(30), Duration.ofMinutes(15));

        public Patience {
            if (after < 1 || !rest.isPositive() || atMost.compareTo(rest) < 0) {
                throw new IllegalArgumentException(
                        "no patience: %d, %s, %s".formatted(after, rest, atMost));
            }
        }
    }

    /** Where a secret is kept; never the secret itself. */
    sealed interface Secret {
        /** What a name in a keyring or store looks like. */
        String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

        /** The value of an environment variable at the time of connecting. */
        record Environment(String variable) implements Secret {}

        /** An entry of the keyring that the operating system keeps for its user. */
        record Keyring(String name) implements Secret {}

        /** An entry of the workspace's encrypted file. */
        record Stored(String name) implements Secret {}
    }
}
