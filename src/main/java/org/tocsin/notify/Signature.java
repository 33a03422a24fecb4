package org.tocsin.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tocsin.domain.notice.ChannelSpec.Signing;

/**
 * Proves who sent a body, and when: HMAC-SHA-256 (RFC 2104) of the seconds since 1970, a dot and
 * the body, in hexadecimal behind {@code v1=}. Whoever checks it refuses old times, too.
 */
final class Signature {
    static final String TIME = "Tocsin-Timestamp";
    static final String SIGNATURE = "Tocsin-Signature";

    private Signature() {}

    /** The headers to send with a body. */
    static Map<String, String> headers(Signing signing, Held held, Instant now, byte[] body)
            throws Halt {
        var headers = new LinkedHashMap<String, String>();
        String time = String.valueOf(now.getEpochSecond());
        headers.put(TIME, time);
        if (signing.key().isPresent()) {
            headers.put(SIGNATURE, "v1=" + of(held.get(signing.key().get()), time, body));
        }
        return headers;
    }

    private static String of(String key, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
