package org.tocsin.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces files whole or not at all: the new content goes to a file of its own beside the old one,
 * which then takes its name. Whoever reads meanwhile, or after a crash, sees the old content or the
 * new, never a part.
 */
public final class AtomicFile {
    /** Left behind by a crash only; safe to delete, ignored by everything that lists files. */
    private static final String SUFFIX = ".tmp";

    private AtomicFile() {}

    /**
     * Replaces a file, on the disk itself when this returns. Makes the folders above it.
     *
     * @throws IOException when the disk is full, the folder read-only and the like; the old file is
     *     then untouched
     */
    public static void replace(Path file, byte[] content) throws IOException {
        write(file, content, true);
    }

    /**
     * Replaces a file that could be made again after a power cut, without waiting for the disk.
     *
     * @throws IOException as {@link #replace}
     */
    public static void put(Path file, byte[] content) throws IOException {
        write(file, content, false);
    }

    private static void write(Path file, byte[] content, boolean force) throws IOException {
        Path target = throughLinks(file.toAbsolutePath());
        Path folder = target.resolveSibling("").normalize();
        Files.createDirectories(folder);
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path fresh = folder.resolve("." + target.getFileName() + "." + unique + SUFFIX);
        try {
            try (var channel =
                    FileChannel.open(
                            fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (force) {
                    channel.force(true);
                }
            }
            move(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** A file that somebody keeps elsewhere behind a link stays there. */
    private static Path throughLinks(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
