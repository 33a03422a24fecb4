package org.tocsin.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The hashes that tie the entries of the log together: SHA-256 over the canonical JSON of
 * everything an entry says, where it stands, and the hash before it (I-4).
 */
final class Chain {
    private static final int LONGEST_ACTOR = 200;
    private static final int LONGEST_KIND = 100;

    private Chain() {}

    /** As it will be read back: the same text, the same microsecond. */
    static NewEntry kept(NewEntry entry) {
        String json = CanonicalJson.of(entry.json());
        if (json.length() > Text.LONGEST) {
            throw new IllegalArgumentException(
                    "An entry of %,d characters; the log takes %,d"
                            .formatted(json.length(), Text.LONGEST));
        }
        return new NewEntry(
                entry.at().truncatedTo(ChronoUnit.MICROS),
                Text.fit(entry.actor(), LONGEST_ACTOR),
                Text.fit(entry.kind(), LONGEST_KIND),
                json);
    }

    static Entry entry(UUID stream, Entry.Place place, NewEntry kept, String previous) {
        String hash = sha256(canonical(stream, place, kept, previous));
        return new Entry(stream, place, kept, new Entry.Link(previous, hash));
    }

    /** Written by hand because the payload is canonical already, and the names stay sorted. */
    private static String canonical(
            UUID stream, Entry.Place place, NewEntry entry, String previous) {
        var text = new StringBuilder(entry.json().length() + 320);
        text.append("{\"actor\":");
        CanonicalJson.writeString(text, entry.actor());
        text.append(",\"at\":\"").append(entry.at()).append("\",\"kind\":");
        CanonicalJson.writeString(text, entry.kind());
        text.append(",\"payload\":").append(entry.json());
        text.append(",\"position\":").append(place.position());
        text.append(",\"previous\":");
        CanonicalJson.writeString(text, previous);
        text.append(",\"stream\":\"").append(stream);
        text.append("\",\"version\":").append(place.version()).append('}');
        return text.toString();
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
