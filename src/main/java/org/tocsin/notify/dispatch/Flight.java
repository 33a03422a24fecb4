package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Step;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Delivery;

/**
 * Notices that go out as one.
 *
 * @param loads never empty
 */
record Flight(Outbox.Address address, Channel channel, Instant began, List<Load> loads) {
    private static final System.Logger LOG = System.getLogger(Flight.class.getName());

    Flight {
        loads = List.copyOf(loads);
    }

    record Load(Queued queued, Message message) {
        UUID id() {
            return queued.notice().id();
        }

        int attempt() {
            return queued.kept().tried() + 1;
        }
    }

    /** What has come of it. */
    record Landed(Flight flight, Delivery delivery) {}

    Set<UUID> ids() {
        return loads.stream().map(Load::id).collect(Collectors.toSet());
    }

    List<Step> begins() {
        return loads.stream()
                .<Step>map(load -> new Step.Began(load.id(), load.attempt(), began, loads.size()))
                .toList();
    }

    /** Without those that are gone; empty when nothing is left. */
    Optional<Flight> without(Set<UUID> gone) {
        var left = loads.stream().filter(load -> !gone.contains(load.id())).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Flight(address, channel, began, left));
    }

    /** Sends; blocks for as long as the channel does. */
    Landed go() {
        try {
            return new Landed(this, channel.send(loads.stream().map(Load::message).toList()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Landed(this, new Delivery.Unanswered("The program ended while sending"));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "sending to channel " + address.channel(), bug);
            return new Landed(this, new Delivery.Unanswered("A fault of the program: " + bug));
        }
    }

    /**
     * Whether a message that was sent before without an answer may be there twice. Of a bundle
     * nobody knows whether the other side told its parts apart.
     */
    boolean perhapsTwice(Load load) {
        var traits = channel.traits();
        return load.queued().kept().doubtful() && (!traits.recognises() || traits.bundles());
    }
}
