package org.tocsin.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.tocsin.domain.notice.Stage;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/** How fast and how well people hear of a breach: one by itself, and thousands at once. */
public final class NoticeBench {
    private final InForce inForce;
    private final Path folder;

    /**
     * @param inForce the playbook's rules, its calendar and its people
     * @param folder for stores that are made anew
     */
    public NoticeBench(InForce inForce, Path folder) {
        this.inForce = inForce;
        this.folder = folder;
    }

    /**
     * From a breach to the first page on the wire, in milliseconds.
     *
     * @param plainHalf of the same send without anything before it
     */
    public record Latency(double half, double most, double plainHalf, double plainMost) {}

    /**
     * @param notices that the rules asked for
     * @param lost that are neither sent nor dropped for a reason
     * @param inPace whether every destination got no more than its pace allows
     */
    public record Storm(long notices, long lost, boolean inPace, Flow flow, Rates rates) {}

    /**
     * @param messages on the wire, a bundle being one
     * @param sent notices in them
     * @param moot notices that were not worth sending
     * @param drained until the last one was out, at a message a second for each destination
     */
    public record Flow(long messages, long sent, long moot, int destinations, Duration drained) {}

    /**
     * Each second of wall time, all on the disk.
     *
     * @param plain requests without a store
     * @param heap bytes
     */
    public record Rates(double absorbed, double sent, double plain, long heap) {}

    public Latency latency(int pages) throws IOException, InterruptedException {
        try (var store = store("latency")) {
            var result = new PageLatency(store, inForce, pages).run();
            return new Latency(
                    result.half(), result.most(), result.plainHalf(), result.plainMost());
        }
    }

    public Storm storm(int breaches) throws IOException, InterruptedException {
        try (var store = store("storm")) {
            var result = new NoticeStorm(store, inForce, breaches).run();
            long moot = result.counts().getOrDefault(Stage.MOOT, 0L);
            long sent = result.counts().getOrDefault(Stage.SENT, 0L);
            var flow = result.flow();
            var rates = result.rates();
            return new Storm(
                    result.notices(),
                    result.notices() - sent - moot,
                    result.inPace(),
                    new Flow(flow.messages(), sent, moot, flow.destinations(), flow.drained()),
                    new Rates(rates.absorbed(), rates.sent(), rates.plain(), rates.heap()));
        }
    }

    private Store store(String name) {
        return switch (Store.open(folder.resolve(name))) {
            case Opened.Ready(var store) -> store;
            case Opened.TooNew tooNew -> throw new IllegalStateException(tooNew.message());
            case Opened.Locked(var message) -> throw new IllegalStateException(message);
            case Opened.Unusable(var message) -> throw new IllegalStateException(message);
        };
    }
}
