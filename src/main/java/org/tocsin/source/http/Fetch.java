package org.tocsin.source.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What came of asking for one resource; addresses are shown without user and query. */
public sealed interface Fetch {
    /**
     * @param at the resource that was asked for, before any redirect
     * @param status of the last answer
     * @param body empty when it was larger than what is kept
     * @param took from the first request to the last byte, redirects included
     */
    record Got(String at, int status, Optional<byte[]> body, Duration took) implements Fetch {
        public boolean fine() {
            return status >= 200 && status < 300;
        }
    }

    record Failed(String why) implements Fetch {}

    record GaveUp(String at, Duration after) implements Fetch {}

    /** Scheme, host and port: what secrets are meant for. */
    static String origin(URI uri) {
        int port = uri.getPort();
        boolean usual = port == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return "%s://%s:%d"
                .formatted(uri.getScheme(), uri.getHost(), usual ? -1 : port)
                .toLowerCase(Locale.ROOT);
    }

    /** An address that may be shown: a query may hold a token. */
    static String shown(URI uri) {
        return uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath();
    }
}
