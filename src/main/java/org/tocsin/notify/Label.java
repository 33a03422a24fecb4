package org.tocsin.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A topic's key where less may be written than in the key itself. */
final class Label {
    private static final int HASH = 24;

    private Label() {}

    /**
     * The same for the same key, and another for another: letters, digits, dots, dashes and
     * underscores only.
     *
     * @param most characters, 40 or more
     */
    static String of(String key, int most) {
        String plain = key.replaceAll("[^A-Za-z0-9._-]", "-");
        if (plain.equals(key) && plain.length() <= most) {
            return plain;
        }
        int room = Math.min(plain.length(), most - HASH - 1);
        return plain.substring(0, room) + "-" + hash(key);
    }

    static String hash(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
