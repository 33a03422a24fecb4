package org.tocsin.source.http;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.data.SourceSpec.Header;
import org.tocsin.secret.Found;
import org.tocsin.secret.Secrets;

/**
 * Asks one server. Certificates are verified as the JDK does it; the proxy is the one that the JVM
 * was told of ({@code https.proxyHost} and the like). Redirects are followed at most {@value
 * #MOST_REDIRECTS} times and never from HTTPS to HTTP; secrets go to the source's own host only.
 */
public final class Exchange implements AutoCloseable {
    /** Of a body that is looked into; a longer one is still read to its end, and forgotten. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int MOST_REDIRECTS = 5;

    private final SourceSpec.Http spec;
    private final Secrets secrets;
    private final HttpClient client;

    public Exchange(SourceSpec.Http spec, Secrets secrets) {
        this.spec = spec;
        this.secrets = secrets;
        var builder = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
        this.client = builder.build();
    }

    /**
     * Gets one resource, within a time that covers redirects and the whole body.
     *
     * @param path added to the source's address
     */
    public Fetch get(String path, Duration timeout) throws InterruptedException {
        var base =
                spec.url().endsWith("/")
                        ? spec.url().substring(0, spec.url().length() - 1)
                        : spec.url();
        URI uri;
        try {
            uri = URI.create(base + path);
        } catch (IllegalArgumentException e) {
            return new Fetch.Failed("%s%s is no address: %s".formatted(base, path, e.getMessage()));
        }
        return new Trip(uri, System.nanoTime(), timeout).go();
    }

    /** A request with the redirects that it leads to. */
    private final class Trip {
        private final URI start;
        private final String at;
        private final long began;
        private final Duration timeout;

        Trip(URI start, long began, Duration timeout) {
            this.start = start;
            this.at = Fetch.shown(start);
            this.began = began;
            this.timeout = timeout;
        }

        Fetch go() throws InterruptedException {
            var uri = start;
            try {
                for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                    var response = ask(uri);
                    var next = redirect(response);
                    if (next.isEmpty()) {
                        return new Fetch.Got(at, response.statusCode(), response.body(), since());
                    }
                    if (isSafe(uri) && !isSafe(next.get())) {
                        return new Fetch.Failed(
                                "%s leads from https to %s".formatted(at, Fetch.shown(next.get())));
                    }
                    uri = next.get();
                }
                return new Fetch.Failed(
                        "%s was redirected more than %d times".formatted(at, MOST_REDIRECTS));
            } catch (TimeoutException _) {
                return new Fetch.GaveUp(at, timeout);
            } catch (Refused refused) {
                return new Fetch.Failed(Objects.requireNonNull(refused.getMessage()));
            }
        }

        private HttpResponse<Optional<byte[]>> ask(URI uri)
                throws InterruptedException, TimeoutException, Refused {
            var under = client.sendAsync(request(uri), whole());
            try {
                long left = timeout.minus(since()).toNanos();
                return under.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                var cause = e.getCause() == null ? e : e.getCause();
                throw new Refused("%s cannot be asked: %s".formatted(at, words(cause)));
            } finally {
                under.cancel(true);
            }
        }

        private HttpRequest request(URI uri) throws Refused {
            try {
                var request = HttpRequest.newBuilder(uri).GET();
                for (var header : spec.headers().entrySet()) {
                    if (header.getValue().secret().isEmpty() || isHome(uri)) {
                        request.setHeader(
                                header.getKey(), value(header.getKey(), header.getValue()));
                    }
                }
                return request.build();
            } catch (IllegalArgumentException _) {
                // The cause may quote a header, and so a secret.
                throw new Refused(
                        "%s cannot be asked: its address or a header of source %s is not allowed"
                                .formatted(Fetch.shown(uri), spec.id()));
            }
        }

        private boolean isHome(URI uri) {
            return Fetch.origin(uri).equals(Fetch.origin(start));
        }

        private Optional<URI> redirect(HttpResponse<?> response) throws Refused {
            boolean moved =
                    switch (response.statusCode()) {
                        case 301, 302, 303, 307, 308 -> true;
                        default -> false;
                    };
            var location = response.headers().firstValue("location");
            if (!moved || location.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(response.uri().resolve(location.get()));
            } catch (IllegalArgumentException _) {
                throw new Refused("%s leads to what is no address".formatted(at));
            }
        }

        private Duration since() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private String value(String name, Header header) throws Refused {
        if (header.secret().isEmpty()) {
            return header.text();
        }
        return switch (secrets.find(header.secret().get())) {
            case Found.Value(var secret) -> header.text() + secret;
            case Found.Missing(var why) ->
                    throw new Refused(
                            "the header %s of source %s cannot be sent: %s"
                                    .formatted(name, spec.id(), why));
        };
    }

    /** Reads to the end whatever the length, but keeps no more than may be looked into. */
    private static BodyHandler<Optional<byte[]>> whole() {
        return _ -> {
            var kept = new ByteArrayOutputStream();
            var tooLong = new boolean[1];
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part ->
                            part.ifPresent(bytes -> {
                                if (kept.size() + bytes.length > MOST_BYTES) {
                                    tooLong[0] = true;
                                } else {
                                    kept.writeBytes(bytes);
                                }
                            })),
                    _ -> tooLong[0] ? Optional.empty() : Optional.of(kept.toByteArray()));
        };
    }

    private static boolean isSafe(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** The innermost cause says most; many have no words but their kind. */
    private static String words(Throwable cause) {
        var inner = cause;
        while (inner.getCause() != null && inner.getCause() != inner) {
            if (inner instanceof ConnectException) {
                return "ConnectException: nobody listens there, or a firewall is in the way";
            }
            inner = inner.getCause();
        }
        var message = inner.getMessage();
        return message == null
                ? inner.getClass().getSimpleName()
                : inner.getClass().getSimpleName() + ": " + message;
    }

    /** Nothing was asked, or it could not be. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
