package org.tocsin.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time change a small shared file; the lock is a file beside
 * it, since the file itself is replaced by every write.
 */
final class Guarded {
    /** Locks of one process would otherwise collide with each other instead of waiting. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private Guarded() {}

    interface Change {
        void make() throws IOException;
    }

    static void change(Path file, Change change) throws IOException {
        Path guard = file.resolveSibling("." + file.getFileName() + ".lock");
        HERE.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("").normalize());
            try (var channel =
                    FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                try (var _ = channel.lock()) {
                    change.make();
                }
            }
        } finally {
            HERE.unlock();
        }
    }
}
