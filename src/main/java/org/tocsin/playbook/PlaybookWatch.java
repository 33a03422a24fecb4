package org.tocsin.playbook;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a playbook's files have changed and come to rest (P-3). Editors write a second file
 * and move it over the first, or write in several goes: so what counts is not an event but that the
 * files look different than before, and the same at two looks a little apart. The folder may go and
 * come back; a file system that sends no events is looked at every other second.
 */
public final class PlaybookWatch implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Path folder;
    private final Runnable changed;
    private final WatchService events;
    private Map<String, Seen> told;

    /** What a file looks like from outside. */
    private record Seen(FileTime modified, long size) {}

    private PlaybookWatch(Path folder, Runnable changed, WatchService events) {
        this.folder = folder;
        this.changed = changed;
        this.events = events;
        told = look();
    }

    /**
     * Watches until closed.
     *
     * @param changed called on a thread of the watch; may block
     */
    public static PlaybookWatch on(Path folder, Runnable changed) throws IOException {
        var watch = new PlaybookWatch(folder, changed, folder.getFileSystem().newWatchService());
        Thread.ofPlatform().daemon().name("playbook watch").start(watch::follow);
        return watch;
    }

    private void follow() {
        try {
            while (true) {
                listen();
                pause(LOOK);
                if (!look().equals(told)) {
                    told = settled();
                    changed.run();
                }
            }
        } catch (ClosedWatchServiceException _) {
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Anew each time: a folder may have been replaced, or the one for runbooks just been made. */
    private void listen() {
        for (var each : new Path[] {folder, folder.resolve("runbooks")}) {
            try {
                if (Files.isDirectory(each)) {
                    each.register(
                            events,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                }
            } catch (IOException _) {
                // Then the look every other second has to do.
                continue;
            }
        }
    }

    private Map<String, Seen> settled() throws InterruptedException {
        var before = look();
        while (true) {
            TimeUnit.MILLISECONDS.sleep(REST.toMillis());
            var now = look();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private void pause(Duration most) throws InterruptedException {
        var key = events.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = events.poll();
        }
    }

    private Map<String, Seen> look() {
        var seen = new TreeMap<String, Seen>();
        for (var each : new Path[] {folder, folder.resolve("runbooks")}) {
            if (!Files.isDirectory(each)) {
                continue;
            }
            try (var files = Files.newDirectoryStream(each, "*.{yaml,yml,md}")) {
                for (var file : files) {
                    note(file, seen);
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException _) {
                // The folder is gone or closed to us: that is a change, which the reader names.
                seen.clear();
            }
        }
        return seen;
    }

    private void note(Path file, Map<String, Seen> seen) {
        try {
            var is = Files.readAttributes(file, BasicFileAttributes.class);
            seen.put(
                    folder.relativize(file).toString(), new Seen(is.lastModifiedTime(), is.size()));
        } catch (IOException _) {
            // It went between the listing and the look.
            seen.remove(folder.relativize(file).toString());
        }
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException fault) {
            System.getLogger(PlaybookWatch.class.getName())
                    .log(System.Logger.Level.WARNING, "closing the watch on " + folder, fault);
        }
    }
}
