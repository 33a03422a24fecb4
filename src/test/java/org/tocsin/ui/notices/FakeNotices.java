package org.tocsin.ui.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Text;
import org.tocsin.engine.Desk;
import org.tocsin.engine.NoticeDesk;

/** An outbox that holds what a test puts into it. */
final class FakeNotices implements NoticeDesk {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final List<Kept> all = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Optional<Instant> troubledSince = Optional.empty();
    Optional<RuntimeException> fault = Optional.empty();
    private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();

    Kept put(int n, Standing standing, Optional<UUID> incident) {
        var draft =
                new Draft(
                        Purpose.ALERT,
                        new Cause("ladder/first", "Page the on-call engineer", "at once", NOON),
                        new Destination("page", "engineer-a", "engineer-a", "primary-on-call"),
                        Text.USUAL);
        var kept =
                new Kept(
                        new Notice(
                                new UUID(0, n),
                                n,
                                incident.map(id -> new Notice.Origin(id, 2)),
                                draft,
                                standing),
                        NOON.plusSeconds(n),
                        0,
                        false);
        all.add(kept);
        return kept;
    }

    void tell() {
        listeners.forEach(each -> each.accept(status()));
    }

    @Override
    public List<Kept> list(Filter filter) {
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        return all.stream()
                .filter(each ->
                        filter.stage().isEmpty()
                                || filter.stage().get() == Stage.of(each.notice().standing()))
                .sorted(Comparator.comparing((Kept each) -> each.notice().place()).reversed())
                .limit(filter.page().limit())
                .toList();
    }

    @Override
    public Optional<Kept> find(UUID notice) {
        return all.stream().filter(each -> each.notice().id().equals(notice)).findFirst();
    }

    @Override
    public List<Attempt> attempts(UUID notice) {
        return List.copyOf(attempts);
    }

    @Override
    public Status status() {
        return new Status(troubledSince, count(Stage.WAITING), count(Stage.DEAD));
    }

    private long count(Stage stage) {
        return all.stream().filter(each -> Stage.of(each.notice().standing()) == stage).count();
    }

    @Override
    public int retry(Collection<UUID> notices) {
        asked.add("retry " + notices);
        return notices.size();
    }

    @Override
    public int retryAll() {
        asked.add("retry all");
        return 1;
    }

    @Override
    public boolean drop(UUID notice, String why) {
        asked.add("drop %s: %s".formatted(notice, why));
        return true;
    }

    @Override
    public List<UUID> add(List<Draft> drafts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Desk.Subscription listenNotices(Consumer<Status> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    int listeners() {
        return listeners.size();
    }
}
