package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.notice.Addresses;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.ReportFields;
import org.tocsin.domain.notice.Seen;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.notice.Value;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Template;
import org.tocsin.notify.FilledText;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * Reports and announcements that go out by the calendar (T-6, N-2, O-4), made by whoever leads. How
 * far each series has come is kept with the notices, so each is made once. Of a report that fell
 * due several times meanwhile the last one is made, about the whole time; of maintenance that is
 * over nothing is announced.
 */
final class Digests {
    private static final String PREFIX = "report/";

    private final Playbook playbook;
    private final LiveIncidents incidents;
    private final Store store;
    private final BusinessCalendar calendar;
    private final Supplier<Optional<Lease.Held>> lease;
    private final Map<String, Instant> reached = new HashMap<>();
    private boolean leads;
    private boolean hindered;

    Digests(
            Playbook playbook,
            LiveIncidents incidents,
            Store store,
            BusinessCalendar calendar,
            Supplier<Optional<Lease.Held>> lease) {
        this.playbook = playbook;
        this.incidents = incidents;
        this.store = store;
        this.calendar = calendar;
        this.lease = lease;
    }

    /** Makes what is due; cheap when nothing is. What hinders it is tried again the next time. */
    void look(Instant now) {
        try {
            make(now);
        } catch (StoreException.Closed _) {
            leads = false;
        } catch (RuntimeException fault) {
            leads = false;
            if (!hindered) {
                System.getLogger(Digests.class.getName())
                        .log(System.Logger.Level.ERROR, "reports by the calendar", fault);
            }
            hindered = true;
        }
    }

    private void make(Instant now) {
        var held = lease.get();
        if (held.isEmpty()) {
            leads = false;
            return;
        }
        if (!leads) {
            reached.clear();
            store.facts().named(PREFIX).forEach((name, at) -> reached.put(name, Instant.parse(at)));
            leads = true;
        }
        for (var report : playbook.time().agenda().reports()) {
            look(report, now, held.get());
        }
        for (var window : playbook.time().windows().maintenance()) {
            for (var announcement : window.announcements()) {
                look(window, announcement, now, held.get());
            }
        }
        hindered = false;
    }

    private void look(ScheduledReport report, Instant now, Lease.Held held) {
        var name = name(report.id());
        var since = since(name, now, held);
        var due = last(report, since, now);
        if (due.isPresent()) {
            var drafts = drafts(report, new ReportFields.Period(since, due.get()), now);
            put(drafts, name, due.get(), held);
        }
    }

    /** A series that begins now has nothing to say of the time before. */
    private Instant since(String name, Instant now, Lease.Held held) {
        var since = reached.get(name);
        if (since == null || since.isAfter(now)) {
            put(List.of(), name, now, held);
            return now;
        }
        return since;
    }

    private Optional<Instant> last(ScheduledReport report, Instant since, Instant now) {
        var recurrence = report.when().recurrence();
        Optional<Instant> due = Optional.empty();
        var next = recurrence.next(since, calendar);
        while (!next.isAfter(now)) {
            due = Optional.of(next);
            next = recurrence.next(next, calendar);
        }
        return due;
    }

    private void put(List<Draft> drafts, String name, Instant at, Lease.Held held) {
        if (store.reportNotices().put(drafts, Map.of(name, at.toString()), at, held)) {
            reached.put(name, at);
        } else {
            leads = false;
        }
    }

    private String name(String id) {
        return PREFIX + playbook.header().name() + "/" + id;
    }

    // Reports

    private List<Draft> drafts(ScheduledReport report, ReportFields.Period period, Instant now) {
        var template = template(report.template());
        if (template.isEmpty()) {
            return List.of();
        }
        var seen =
                incidents.incidents().stream()
                        .map(each -> new Seen(each, incidents.terms(each), playbook, now))
                        .toList();
        var runs = store.runs().latest(playbook.header().name());
        var fields = ReportFields.of(report, period, seen, runs, playbook);
        var cause =
                new Cause(
                        PREFIX + report.id(),
                        report.title(),
                        "by the calendar: " + report.when().source(),
                        period.to());
        return drafts(report.to(), cause, template.get(), fields, now);
    }

    private Optional<Template> template(String id) {
        return playbook.response().guides().templates().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    private List<Draft> drafts(
            Recipients to, Cause cause, Template template, Map<Field, Value> fields, Instant now) {
        fields.put(Field.CAUSE, Value.of(cause.title()));
        fields.put(Field.WHY, Value.of(cause.why()));
        var text =
                new Text(
                        template.id(),
                        FilledText.of(template.subject(), fields).strip(),
                        FilledText.of(template.body(), fields).strip());
        return new Addresses(playbook.response().directory())
                .of(told(to, now)).stream()
                        .map(each -> new Draft(Purpose.REPORT, cause, each, text))
                        .toList();
    }

    /** Who holds the roles, as far as that does not depend on an incident. */
    private List<Act.Told> told(Recipients to, Instant now) {
        var all = new ArrayList<Act.Told>();
        for (var id : to.roles()) {
            var people =
                    playbook.response()
                            .directory()
                            .role(id)
                            .map(role -> people(role, now))
                            .orElse(List.of());
            all.add(new Act.Told(id, people, to.channels(), false));
        }
        return all;
    }

    private List<String> people(Role role, Instant now) {
        return switch (role.holder()) {
            case Role.People(var people) -> people;
            case Role.OnCall(var schedule, var position) ->
                    incidents.terms().around().onCall(schedule, position, now);
            case Role.Nobody _, Role.Owner _, Role.ByIssue _, Role.Assigned _ -> List.of();
        };
    }

    // Announcements

    private void look(
            PlannedWindow window,
            PlannedWindow.Announcement announcement,
            Instant now,
            Lease.Held held) {
        var name = name("%s/%s".formatted(window.id(), key(announcement)));
        var since = since(name, now, held);
        var due = due(window, announcement.before(), since, now);
        if (!due.isEmpty()) {
            var drafts =
                    due.stream()
                            .filter(when -> when.to().isAfter(now))
                            .flatMap(when -> drafts(window, announcement, when, now).stream())
                            .toList();
            put(drafts, name, now, held);
        }
    }

    /** Windows whose announcement fell due since then. */
    private static List<Stretch> due(
            PlannedWindow window, Duration before, Instant since, Instant now) {
        var due = new ArrayList<Stretch>();
        for (var each : window.windows()) {
            var next = each.next(since.plus(before));
            while (next.isPresent() && !next.get().from().minus(before).isAfter(now)) {
                due.add(next.get());
                next = each.next(next.get().from());
            }
        }
        return due;
    }

    private static String key(PlannedWindow.Announcement announcement) {
        return announcement.before()
                + "/"
                + String.join(",", announcement.to().roles())
                + "/"
                + String.join(",", announcement.to().channels());
    }

    private List<Draft> drafts(
            PlannedWindow window,
            PlannedWindow.Announcement announcement,
            Stretch when,
            Instant now) {
        var moments = new Moments(playbook.header().zone());
        var fields = new EnumMap<Field, Value>(Field.class);
        fields.put(Field.WINDOW, Value.of(window.title()));
        fields.put(Field.WINDOW_START, Value.of(moments.at(when.from())));
        fields.put(Field.WINDOW_END, Value.of(moments.at(when.to())));
        fields.put(Field.WINDOW_AHEAD, Value.of(Moments.length(announcement.before())));
        fields.put(Field.NOW, Value.of(moments.at(now)));
        var ahead =
                announcement.before().isZero()
                        ? "it begins now"
                        : Moments.length(announcement.before()) + " ahead";
        // One window is announced several times, which do not stand for one another.
        var cause =
                new Cause(
                        "maintenance/%s/%s".formatted(window.id(), when.from()),
                        window.title(),
                        ahead,
                        when.from().minus(announcement.before()));
        var template =
                playbook.response().guides().templates().stream()
                        .filter(each -> each.use() == Template.Use.MAINTENANCE)
                        .findFirst()
                        .orElse(USUAL);
        return drafts(announcement.to(), cause, template, fields, now);
    }

    private static final Template USUAL =
            new Template(
                    "",
                    "Planned maintenance",
                    new Template.Offer(Template.Use.MAINTENANCE, ""),
                    new Template.Wording(
                            "{{window}}: {{window-start}} - {{window-end}}",
                            "{{window}} from {{window-start}} to {{window-end}}."),
                    "");
}
