package org.tocsin.report.review;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip file of which every byte is determined by what is in it: names in order, nothing
 * compressed, no times. So a change anywhere shows, in the container as well, and nothing in it can
 * grow beyond the size of the file.
 */
final class Zip {
    /** Of a name in it; leads nowhere else on any system. */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9][a-z0-9._-]{0,100}(/[a-z0-9][a-z0-9._-]{0,100}){0,3}");

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MOST = 2_000;

    private Zip() {}

    sealed interface Unpacked {
        record Files(SortedMap<String, byte[]> files) implements Unpacked {}

        /**
         * @param what the first thing that is wrong
         */
        record Bad(String what, String why) implements Unpacked {}
    }

    static byte[] pack(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(Map.Entry<String, byte[]> file) {
        if (!NAME.matcher(file.getKey()).matches()) {
            throw new IllegalArgumentException("no name for a file of a bundle: " + file.getKey());
        }
        var crc = new CRC32();
        crc.update(file.getValue());
        var entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    static Unpacked unpack(byte[] bytes) {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bad = refused(entry, files);
                if (bad.isPresent()) {
                    return new Unpacked.Bad(shown(entry), bad.get());
                }
                try {
                    files.put(entry.getName(), zip.readAllBytes());
                } catch (IOException broken) {
                    return new Unpacked.Bad(
                            shown(entry), "was changed: it does not fit its checksum");
                }
            }
        } catch (ZipException broken) {
            return new Unpacked.Bad(
                    "the file", "is no bundle, or a damaged one: " + broken.getMessage());
        } catch (IOException | IllegalArgumentException broken) {
            return new Unpacked.Bad("the file", "ends too early or is damaged");
        }
        return files.isEmpty()
                ? new Unpacked.Bad("the file", "is no bundle")
                : new Unpacked.Files(files);
    }

    private static Optional<String> refused(ZipEntry entry, Map<String, byte[]> files) {
        if (!NAME.matcher(entry.getName()).matches()) {
            return Optional.of("has a name that no file of a bundle has");
        }
        if (files.containsKey(entry.getName())) {
            return Optional.of("is there twice");
        }
        if (files.size() >= MOST) {
            return Optional.of("is one too many: a bundle has at most %d files".formatted(MOST));
        }
        // What is not compressed is no larger than the file that was read.
        return entry.getMethod() == ZipEntry.STORED
                ? Optional.empty()
                : Optional.of("is compressed, which a bundle's files are not");
    }

    /** Names of others may hold anything, and any amount of it. */
    private static String shown(ZipEntry entry) {
        var name = entry.getName().replaceAll("\\p{Cntrl}", "?");
        return name.length() <= 80 ? name : name.substring(0, 79) + "…";
    }

    /** Where a file is not as {@link #pack} writes the same content; empty when it is. */
    static Optional<Long> firstDifference(byte[] bytes, SortedMap<String, byte[]> files) {
        long at = java.util.Arrays.mismatch(bytes, pack(files));
        return at < 0 ? Optional.empty() : Optional.of(at);
    }
}
