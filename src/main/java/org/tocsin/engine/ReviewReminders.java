package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Addresses;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Reminder;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * Reminds owners of what they promised (M-3) and of reviews that are due (M-1), made by whoever
 * leads. Which reminder came last is kept with the notices, so each is made once, also over
 * restarts; of several that fell due meanwhile only the latest is made.
 */
final class ReviewReminders {
    private static final String PREFIX = "reminded/";
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Playbook playbook;
    private final LiveReviews reviews;
    private final Store store;
    private final Supplier<Optional<Lease.Held>> lease;
    private Instant next = Instant.MIN;
    private Map<String, String> reached = Map.of();
    private boolean leads;
    private boolean hindered;

    ReviewReminders(
            Playbook playbook,
            LiveReviews reviews,
            Store store,
            Supplier<Optional<Lease.Held>> lease) {
        this.playbook = playbook;
        this.reviews = reviews;
        this.store = store;
        this.lease = lease;
    }

    /** Makes what is due, once a minute at most; what hinders it is tried again the next time. */
    void look(Instant now) {
        var held = lease.get();
        if (held.isEmpty()) {
            leads = false;
            return;
        }
        if (leads && now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        try {
            make(now, held.get());
            hindered = false;
        } catch (StoreException.Closed _) {
            leads = false;
        } catch (RuntimeException fault) {
            leads = false;
            if (!hindered) {
                System.getLogger(ReviewReminders.class.getName())
                        .log(System.Logger.Level.ERROR, "reminders of reviews", fault);
            }
            hindered = true;
        }
    }

    private void make(Instant now, Lease.Held held) {
        if (!leads) {
            reached = store.facts().named(PREFIX);
            leads = true;
        }
        for (var item : reviews.actions()) {
            Reminder.latest(item, reviews.zone(), now)
                    .ifPresent(reminder -> remind(item, reminder, now, held));
        }
        for (var each : reviews.cases()) {
            if (each.stage() == ReviewCase.Stage.OPEN) {
                for (var clock : each.clocks()) {
                    Reminder.latest(clock, now)
                            .ifPresent(reminder -> remind(each, clock, reminder, now, held));
                }
            }
        }
    }

    private void remind(ActionItem item, Reminder reminder, Instant now, Lease.Held held) {
        var name = PREFIX + item.id().uuid();
        if (reminder.key().equals(reached.get(name))) {
            return;
        }
        var number =
                reviews.find(item.id().incident())
                        .map(found -> found.incident().id().number())
                        .orElse(0L);
        var title =
                switch (reminder.kind()) {
                    case DUE_SOON -> "An action is due soon: ";
                    case OVERDUE -> "An action is overdue: ";
                    case FOLLOW_UP -> "See whether it helped: ";
                };
        var deadline =
                item.promise()
                        .deadline()
                        .map(last -> " Its last day is %s.".formatted(last))
                        .orElse("");
        var body =
                "%s, %d-%d, of the review of incident #%d, is %s.%s%s"
                        .formatted(
                                item.aim().title(),
                                number,
                                item.id().number(),
                                number,
                                item.progress().state().words(),
                                deadline,
                                item.aim().criteria().isBlank()
                                        ? ""
                                        : " It succeeded when: " + item.aim().criteria());
        var cause = new Cause("action/" + item.id().uuid(), title.strip(), body, reminder.at());
        var text = new Text("", title + item.aim().title(), body);
        put(name, reminder, drafts(item.promise().owner(), cause, text), now, held);
    }

    private void remind(
            ReviewCase review,
            ReviewCase.Clock clock,
            Reminder reminder,
            Instant now,
            Lease.Held held) {
        var incident = review.incident();
        var label = clock.due().label();
        var name = PREFIX + incident.id().uuid() + "/" + label.rule();
        if (reminder.key().equals(reached.get(name))) {
            return;
        }
        var moments = new Moments(playbook.header().zone());
        var number = incident.id().number();
        boolean over = reminder.kind() == Reminder.Kind.OVERDUE;
        var subject =
                "%s of incident #%d is %s"
                        .formatted(label.title(), number, over ? "overdue" : "due soon");
        var body =
                "%s of incident #%d, %s, %s due at %s (%s)."
                        .formatted(
                                label.title(),
                                number,
                                incident.subject().title(),
                                over ? "was" : "is",
                                moments.at(clock.due().due()),
                                label.why());
        var cause =
                new Cause(
                        "review/%s/%s".formatted(incident.id().uuid(), label.rule()),
                        subject,
                        label.why(),
                        reminder.at());
        put(name, reminder, drafts(owner(incident), cause, new Text("", subject, body)), now, held);
    }

    private static String owner(Incident incident) {
        return incident.owner().orElse("");
    }

    /** Nobody is told of what nobody owns; the window shows it all the same. */
    private List<Draft> drafts(String owner, Cause cause, Text text) {
        if (owner.isBlank()) {
            return List.of();
        }
        var told = new Act.Told("", List.of(owner), List.of(), false);
        return new Addresses(playbook.response().directory())
                .of(List.of(told)).stream()
                        .map(to -> new Draft(Purpose.REMINDER, cause, to, text))
                        .toList();
    }

    private void put(
            String name, Reminder reminder, List<Draft> drafts, Instant now, Lease.Held held) {
        if (store.reportNotices().put(drafts, Map.of(name, reminder.key()), now, held)) {
            var more = new java.util.HashMap<>(reached);
            more.put(name, reminder.key());
            reached = Map.copyOf(more);
        } else {
            leads = false;
        }
    }
}
