package org.tocsin.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a store as one file (T-7): a zip with the store and a few lines that say what it must
 * be, with which a restore begins.
 */
final class Backup {
    private static final String STORE = "tocsin.mv.db";
    private static final String MANIFEST = "backup.properties";
    private static final String FORMAT = "tocsin-backup/1";

    private Backup() {}

    /**
     * What a backup must be.
     *
     * @param sha256 of the store's file, hexadecimal
     * @param entries of the log of incidents at least; others may have been added meanwhile
     */
    record Manifest(String sha256, int schema, long entries, Instant made) {
        private String text() {
            return """
            format=%s
            sha256=%s
            schema=%d
            entries=%d
            made=%s
            """
                    .formatted(FORMAT, sha256, schema, entries, made);
        }

        private static Optional<Manifest> read(String text) throws IOException {
            var values = new Properties();
            values.load(new StringReader(text));
            if (!FORMAT.equals(values.getProperty("format"))) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new Manifest(
                                values.getProperty("sha256", ""),
                                Integer.parseInt(values.getProperty("schema", "")),
                                Long.parseLong(values.getProperty("entries", "")),
                                Instant.parse(values.getProperty("made", ""))));
            } catch (NumberFormatException | java.time.DateTimeException spoilt) {
                throw new ZipException("its " + MANIFEST + " is spoilt: " + spoilt.getMessage());
            }
        }
    }

    /**
     * Copies an open store, on which others may go on working; the copy is of one moment.
     *
     * @param target must not be there yet
     */
    static Copied write(Sessions sessions, Path target, Instant now, Audit audit) {
        Path place = target.toAbsolutePath().normalize();
        Path raw = place.resolveSibling(place.getFileName() + ".raw");
        Path part = place.resolveSibling(place.getFileName() + ".part");
        if (Files.exists(place)) {
            return taken(place);
        }
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return new Copied.Refused(
                    "The folder %s does not exist; create it, or name another".formatted(folder));
        }
        try {
            sessions.raw(connection -> {
                try (var backup = connection.prepareStatement("backup to ?")) {
                    backup.setString(1, raw.toString());
                    return backup.execute();
                }
            });
            long bytes = pack(raw, part, now, audit);
            try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(part, place);
            return new Copied.Done(bytes, Files.size(place), audit);
        } catch (FileAlreadyExistsException _) {
            return taken(place);
        } catch (IOException | StoreException failure) {
            return new Copied.Refused(
                    "The backup %s was not made: %s; check the folder and the free space of its disk"
                            .formatted(place, failure.getMessage()));
        } finally {
            discard(raw);
            discard(part);
        }
    }

    private static Copied taken(Path place) {
        return new Copied.Refused(
                "%s is there already and is left alone; name another file".formatted(place));
    }

    /** What the database made, and behind it what it must be. */
    private static long pack(Path raw, Path part, Instant now, Audit audit) throws IOException {
        var digest = sha256();
        long bytes;
        try (var in = new ZipInputStream(Files.newInputStream(raw));
                var zip = new ZipOutputStream(Files.newOutputStream(part))) {
            var entry = in.getNextEntry();
            while (entry != null && !entry.getName().endsWith(".mv.db")) {
                entry = in.getNextEntry();
            }
            if (entry == null) {
                throw new IOException("the database made no copy of its file");
            }
            zip.putNextEntry(new ZipEntry(STORE));
            bytes = in.transferTo(new DigestOutputStream(unclosed(zip), digest));
            zip.closeEntry();
            long entries = audit instanceof Audit.Intact(long count, _) ? count : 0;
            var manifest =
                    new Manifest(
                            HexFormat.of().formatHex(digest.digest()), Schema.KNOWN, entries, now);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes;
    }

    private static OutputStream unclosed(ZipOutputStream zip) {
        return new java.io.FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    /**
     * Takes the store out of a backup.
     *
     * @throws ZipException when it is no backup or not what it was when it was made
     */
    static Manifest unpack(Path backup, Path target) throws IOException {
        try (var zip = new ZipFile(backup.toFile())) {
            var manifest = manifest(zip);
            var store = zip.getEntry(STORE);
            if (store == null) {
                throw new ZipException("it holds no store");
            }
            var digest = sha256();
            try (InputStream in = new DigestInputStream(zip.getInputStream(store), digest)) {
                Files.copy(in, target);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.sha256())) {
                throw new ZipException("its content does not fit its checksum");
            }
            return manifest;
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new ZipException("it is no backup of a store");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow(() -> new ZipException("a newer version has made it"));
        }
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            System.getLogger(Backup.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + file, left);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
