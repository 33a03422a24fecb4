package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Crew.opening;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Stage;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Delivery;
import org.tocsin.notify.Posting;
import org.tocsin.notify.Ways;
import org.tocsin.notify.dispatch.Dispatcher;
import org.tocsin.notify.dispatch.Patience;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/** The network is gone for two hours while incidents open, climb and end; then it is back (N-3). */
class TwoHoursOfflineTest {
    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final LiveIncidents desk = Crew.desk(store, clock, ADA);
    private final Optional<Lease.Held> lease =
            store.lease().tryAcquire("here", TEN, Duration.ofDays(1));
    private final ClockKeeper keeper =
            new ClockKeeper(
                    desk, () -> lease, clock, new ClockFacts(store.facts()), System.err::println);
    private final Network network = new Network();
    private final Posting posting = Posting.USUAL.through(_ -> new Ways.Way.Through(network));
    private final Dispatcher dispatcher =
            new Dispatcher(
                    new NoticedIncidents(desk),
                    () -> posting,
                    Patience.USUAL,
                    new Dispatcher.Means(clock, new Random(3), Runnable::run, () -> {}));

    /** Either there or not. */
    private static final class Network implements Channel {
        private boolean there = true;
        private final List<UUID> arrived = new ArrayList<>();

        @Override
        public Delivery send(List<Message> messages) {
            if (!there) {
                return new Delivery.Later("No route to host", Optional.empty());
            }
            messages.forEach(message -> arrived.add(message.id()));
            return new Delivery.Accepted("ok");
        }

        @Override
        public Traits traits() {
            return new Traits(EnumSet.allOf(Purpose.class), true, false, Duration.ofSeconds(1));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsStillWorthKnowingIsSentInOrderAndTheRestIsListedAsMoot() {
        var paged = open();
        goesOn(5);
        assertThat(network.arrived).hasSize(1);
        network.there = false;
        goesOn(15);
        var over = open();
        goesOn(40);
        desk.perform(paged, new Command.Acknowledge());
        goesOn(30);
        desk.perform(over, new Command.Resolve("It was the feed", Optional.empty()));
        goesOn(20);
        var fresh = open();
        goesOn(15);
        assertThat(clock.instant()).isEqualTo(at(125));
        assertThat(network.arrived).as("nothing got out").hasSize(1);
        assertThat(dispatcher.troubledSince())
                .get(InstanceOfAssertFactories.INSTANT)
                .isBetween(at(15), at(16));

        network.there = true;
        goesOn(5);
        var kept = store.notices().list(Filter.all(100)).reversed();
        kept.stream().map(this::words).forEach(System.out::println);

        assertThat(dispatcher.troubledSince()).isEmpty();
        assertThat(of(kept, Stage.WAITING)).isEmpty();
        assertThat(of(kept, Stage.DEAD)).isEmpty();
        assertThat(network.arrived).as("each once").doesNotHaveDuplicates();
        assertThat(new HashSet<>(network.arrived)).isEqualTo(ids(of(kept, Stage.SENT)));
        assertThat(words(kept, over, Stage.SENT))
                .as("nobody had heard of it, and nobody needs to any more")
                .isEmpty();
        assertThat(words(kept, over, Stage.MOOT))
                .contains(
                        "alert first to first: The incident was over before this could be sent",
                        "resolved to first: Nobody there had heard of the incident");
        assertThat(words(kept, paged, Stage.SENT))
                .as("of reminders the newest, and no page for what somebody has taken")
                .containsExactly(
                        "alert first to first",
                        "acknowledged to first",
                        "reminder update to first");
        assertThat(words(kept, paged, Stage.MOOT))
                .contains(
                        "alert boss to boss: It was acknowledged before this could be sent",
                        "acknowledged to boss: Nobody there had heard of the incident");
        assertThat(words(kept, fresh, Stage.SENT)).contains("alert first to first");
        assertThat(inOrder(kept)).as("in order of each incident and destination").isTrue();
    }

    private UUID open() {
        return LiveIncidentsTest.done(desk.open(opening("CRITICAL", clock.instant()))).id().uuid();
    }

    private void goesOn(int minutes) {
        for (int second = 0; second < minutes * 60; second += 30) {
            keeper.look();
            var outbox = new StoredOutbox(store.notices(), lease.orElseThrow());
            dispatcher.turn(outbox);
            clock.forward(Duration.ofSeconds(30));
        }
        dispatcher.turn(new StoredOutbox(store.notices(), lease.orElseThrow()));
    }

    private static List<Kept> of(List<Kept> all, Stage stage) {
        return all.stream().filter(kept -> Stage.of(kept.notice().standing()) == stage).toList();
    }

    private static HashSet<UUID> ids(List<Kept> all) {
        var ids = new HashSet<UUID>();
        all.forEach(kept -> ids.add(kept.notice().id()));
        return ids;
    }

    private static List<String> words(List<Kept> all, UUID incident, Stage stage) {
        return of(all, stage).stream()
                .filter(kept ->
                        kept.notice()
                                .origin()
                                .map(Notice.Origin::incident)
                                .equals(Optional.of(incident)))
                .map(TwoHoursOfflineTest::short_)
                .toList();
    }

    private static String short_(Kept kept) {
        var draft = kept.notice().draft();
        var purpose = draft.purpose().name().toLowerCase(java.util.Locale.ROOT);
        var rule = draft.cause().rule().replace("no-acknowledgement/", "");
        var what = rule.equals(purpose) ? purpose : purpose + " " + rule;
        var why =
                kept.notice().standing() instanceof Notice.Standing.Moot(_, var reason)
                        ? ": " + reason
                        : "";
        return "%s to %s%s".formatted(what, draft.to().holder(), why);
    }

    private String words(Kept kept) {
        return "%-6s #%d  %s  %s"
                .formatted(
                        Stage.of(kept.notice().standing()).id(),
                        desk.incident(kept.notice().origin().orElseThrow().incident())
                                .orElseThrow()
                                .id()
                                .number(),
                        kept.arisen(),
                        short_(kept));
    }

    private boolean inOrder(List<Kept> kept) {
        for (var one : kept) {
            for (var other : kept) {
                var a = one.notice();
                var b = other.notice();
                boolean later =
                        a.place() < b.place()
                                && a.draft().to().equals(b.draft().to())
                                && a.origin()
                                        .map(Notice.Origin::incident)
                                        .equals(b.origin().map(Notice.Origin::incident));
                int first = network.arrived.indexOf(a.id());
                int second = network.arrived.indexOf(b.id());
                if (later && first >= 0 && second >= 0 && first > second) {
                    return false;
                }
            }
        }
        return true;
    }
}
