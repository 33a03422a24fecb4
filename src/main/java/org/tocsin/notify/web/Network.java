package org.tocsin.notify.web;

import java.net.ProxySelector;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;

/**
 * The way out.
 *
 * @param proxy by address; see {@code https.proxyHost} and the like
 * @param tls whose certificates are trusted
 */
public record Network(ProxySelector proxy, SSLContext tls, Patience patience, InstantSource clock) {
    /**
     * @param connecting until somebody is there
     * @param whole from the first byte to the end of the answer
     */
    public record Patience(Duration connecting, Duration whole) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** The proxy that the JVM was told of, and the certificates that it trusts. */
    public static Network ofSystem(InstantSource clock) {
        var selector = ProxySelector.getDefault();
        try {
            return new Network(
                    selector == null ? ProxySelector.of(null) : selector,
                    SSLContext.getDefault(),
                    Patience.USUAL,
                    clock);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM cannot do TLS", e);
        }
    }
}
