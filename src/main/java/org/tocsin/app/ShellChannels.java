package org.tocsin.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cli.ChannelCommand;
import org.tocsin.cli.Refused;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.engine.Ids;
import org.tocsin.notify.Delivery;

/** The channels of a workspace, for the shell. */
final class ShellChannels implements ChannelCommand.Desk {
    private final Wiring wiring;

    ShellChannels(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Map<String, ChannelSpec> channels(Optional<Path> workspace) {
        return Site.open(folder(workspace)).file().channels();
    }

    @Override
    public Optional<Delivery> test(
            Optional<Path> workspace, String name, Optional<String> address) {
        try (var channels = wiring.channels(Site.open(folder(workspace)), Optional.empty())) {
            var now = wiring.clock().instant();
            return channels.sendTest(name, address, Ids.TIME_ORDERED.next(), now);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused("the test was interrupted; it may have been sent");
        }
    }

    private Path folder(Optional<Path> workspace) {
        return workspace.orElse(wiring.folders().workspace());
    }
}
