package org.tocsin.report.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.tocsin.domain.review.document.Document;

/**
 * What a bundle says of itself: every file in it, with its size and digest. Names of components are
 * kept for ever.
 *
 * @param schema {@link #SCHEMA}
 */
public record Manifest(String schema, Document.Made made, Of of, Log log, List<Filed> files) {
    public static final String SCHEMA = "tocsin/bundle/1";
    public static final String NAME = "manifest.json";

    /** A digest of the manifest itself, as {@code sha256sum} writes it. */
    public static final String DIGEST = "manifest.sha256";

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * @param rows whether failing rows are in it
     */
    public record Of(UUID incident, long number, String title, boolean draft, boolean rows) {}

    /**
     * @param lastHash of the incident's last entry
     * @param redacted the entries in which a secret was blotted out
     */
    public record Log(long entries, String lastHash, List<Blotted> redacted) {
        public Log {
            redacted = List.copyOf(redacted);
        }
    }

    /** An entry by its version. */
    public record Blotted(long version) {}

    /**
     * @param sha256 in 64 lower-case hexadecimal digits
     */
    public record Filed(String name, long bytes, String sha256) {
        static Filed of(String name, byte[] content) {
            return new Filed(name, content.length, digest(content));
        }
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] digestFile(byte[] manifest) {
        return (digest(manifest) + "  " + NAME + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
