package org.tocsin.notify.web;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A request. Prints neither its headers nor its path, which may be secret.
 *
 * @param body JSON in UTF-8
 */
public record Ask(String method, URI uri, Map<String, String> headers, Optional<byte[]> body) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI uri, Map<String, String> headers) {
        return new Ask("GET", uri, headers, Optional.empty());
    }

    public static Ask post(URI uri, Map<String, String> headers, byte[] body) {
        return new Ask("POST", uri, headers, Optional.of(body));
    }

    /** Scheme, host and port: what may be shown of an address. */
    public String where() {
        return uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public String toString() {
        return method + " " + where();
    }
}
