package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.notify.Channels;
import org.tocsin.notify.Ways;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.Workspace;

/**
 * The channels that {@code workspace.yaml} sets up, as it is now: whoever leads sends through what
 * another process has set up meanwhile. A file that cannot be read changes nothing.
 */
final class WorkspaceWays implements Ways, AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Path file;
    private final Function<Workspace, Channels> open;
    private final InstantSource clock;
    private Map<String, ChannelSpec> specs;
    private Channels channels;
    private Optional<FileTime> seen;
    private Instant next;

    /**
     * @param open opens what a workspace sets up
     */
    WorkspaceWays(Workspace workspace, Function<Workspace, Channels> open, InstantSource clock) {
        this.file = workspace.folder().resolve("workspace.yaml");
        this.open = open;
        this.clock = clock;
        this.specs = workspace.file().channels();
        this.channels = open.apply(workspace);
        this.seen = changed();
        this.next = clock.instant().plus(LOOK_EVERY);
    }

    @Override
    public synchronized Way to(String name) {
        look();
        return channels.find(name)
                .<Way>map(Way.Through::new)
                .orElseGet(() ->
                        new Way.Closed(
                                "No channel named %s is set up: set it up in the settings, or under channels in workspace.yaml"
                                        .formatted(name)));
    }

    private void look() {
        var now = clock.instant();
        // A clock that was put back must not keep the file from being looked at.
        if (now.isBefore(next) && now.isAfter(next.minus(LOOK_EVERY.multipliedBy(2)))) {
            return;
        }
        next = now.plus(LOOK_EVERY);
        var changed = changed();
        if (changed.equals(seen)) {
            return;
        }
        seen = changed;
        if (Workspace.open(file) instanceof Opening.Opened(var workspace)
                && !workspace.file().channels().equals(specs)) {
            var old = channels;
            specs = workspace.file().channels();
            channels = open.apply(workspace);
            // What is under way goes on; closing may wait for it.
            Thread.startVirtualThread(old::close);
        }
    }

    private Optional<FileTime> changed() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        channels.close();
    }
}
