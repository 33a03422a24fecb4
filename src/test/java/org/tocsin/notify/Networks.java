package org.tocsin.notify;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.tocsin.notify.web.Network;

/** Ways out for tests, with a clock that stands still. */
final class Networks {
    static final Instant NOW = Instant.parse("2026-03-02T10:05:00Z");

    private Networks() {}

    /** Long enough for a machine under load. */
    static Network patient() {
        return of(Duration.ofSeconds(60), HttpClient.Builder.NO_PROXY, Certificate.trusted());
    }

    /** For those who never answer; yet long enough to get as far as the silence. */
    static Network impatient() {
        return of(Duration.ofSeconds(3), HttpClient.Builder.NO_PROXY, Certificate.trusted());
    }

    static Network through(ProxySelector proxy) {
        return of(Duration.ofSeconds(60), proxy, Certificate.trusted());
    }

    /** Trusts only what the JVM trusts. */
    static Network strict() {
        return new Network(
                HttpClient.Builder.NO_PROXY,
                Network.ofSystem(InstantSource.fixed(NOW)).tls(),
                new Network.Patience(Duration.ofSeconds(60), Duration.ofSeconds(60)),
                InstantSource.fixed(NOW));
    }

    private static Network of(Duration whole, ProxySelector proxy, SSLContext tls) {
        return new Network(
                proxy, tls, new Network.Patience(whole, whole), InstantSource.fixed(NOW));
    }
}
