package org.tocsin.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Review;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Section;

/** Reviews as text. */
final class ReviewText {
    private ReviewText() {}

    /** A review with what it is written from. */
    record Whole(ReviewCase seen, ReviewDesks.Open open, Instant now) {
        List<Logged> log() {
            return open.reviews().log(seen.incident().id().uuid());
        }

        List<ClockResult> effectiveness() {
            return open.reviews().effectiveness(seen.incident().id().uuid());
        }

        String words(Logged logged) {
            var around = open.incidents().terms(seen.incident());
            var names =
                    new Names(
                            around.around().directory(), around.guides(), _ -> "another incident");
            var said = new EventWords(names, open.reviews().zone()).of(logged.event());
            return names.who(logged.actor())
                    + " "
                    + said.said()
                    + (said.body().isEmpty() ? "" : ": " + said.body());
        }
    }

    static String list(List<ReviewCase> cases, Instant now) {
        if (cases.isEmpty()) {
            return "no review is owed\n";
        }
        var text = new StringBuilder();
        for (var each : cases) {
            var incident = each.incident();
            text.append(
                    "#%-5d %-8s %-18s %-34s %d of %d sections, %d actions  %s\n"
                            .formatted(
                                    incident.id().number(),
                                    incident.severity(),
                                    each.stage().words(),
                                    due(each, now),
                                    each.review().filled(),
                                    Review.form().size(),
                                    each.actions().size(),
                                    incident.subject().title()));
        }
        return text.toString();
    }

    private static String due(ReviewCase each, Instant now) {
        return each.next()
                .map(clock ->
                        clock.isOverdue(now)
                                ? "overdue since " + When.text(clock.due().due())
                                : "due " + When.text(clock.due().due()))
                .orElse("");
    }

    static String show(Whole whole) {
        var seen = whole.seen();
        var text = new StringBuilder();
        text.append(
                "Review of incident #%d, %s, %s: %s\n"
                        .formatted(
                                seen.incident().id().number(),
                                seen.incident().severity(),
                                seen.incident().subject().title(),
                                seen.stage().words()));
        for (var clock : seen.clocks()) {
            text.append(
                    "  %s  %s\n".formatted(clock(clock, whole.now()), clock.due().label().why()));
        }
        for (var section : Section.values()) {
            var content = seen.review().section(section).content();
            if (!content.isEmpty()) {
                text.append("\n").append(section.title()).append('\n');
                content(content, whole).lines().forEach(line -> indent(text, line));
            }
        }
        text.append("\nClocks\n");
        whole.effectiveness().forEach(each -> indent(text, result(each)));
        if (!seen.actions().isEmpty()) {
            text.append("\nActions\n");
            var today = LocalDate.ofInstant(whole.now(), whole.open().reviews().zone());
            seen.actions().forEach(item -> indent(text, action(item, whole.open(), today)));
        }
        if (seen.stage() == ReviewCase.Stage.OPEN && !seen.gaps().isEmpty()) {
            text.append("\nMissing: ").append(String.join("; ", seen.gaps())).append('\n');
        }
        evidence(whole, text);
        return text.toString();
    }

    private static void evidence(Whole whole, StringBuilder text) {
        var evidence = whole.open().reviews().evidence(whole.seen().incident().id().uuid());
        if (!evidence.isEmpty()) {
            text.append("\nEvidence to link\n");
            for (int i = 0; i < evidence.size(); i++) {
                indent(text, "%3d  %s".formatted(i + 1, evidence.get(i).caption()));
            }
        }
    }

    private static void indent(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }

    private static String clock(ReviewCase.Clock clock, Instant now) {
        var due = clock.due();
        var standing =
                clock.done()
                        .map(tick ->
                                "done by %s at %s%s"
                                        .formatted(
                                                tick.by(),
                                                When.text(tick.at()),
                                                clock.isLate() ? ", late" : ""))
                        .orElse(clock.isOverdue(now) ? "overdue" : "running");
        return "%s (%s) due %s, %s"
                .formatted(due.label().title(), due.label().rule(), When.text(due.due()), standing);
    }

    private static String content(Content content, Whole whole) {
        return switch (content) {
            case Content.Words(var words) -> words;
            case Content.Picks(var picks) -> picks(picks, whole);
            case Content.Harm harm -> harm(harm);
            case Content.Whys _ -> whys(whole.seen().review());
            case Content.Meeting meeting ->
                    "%d steps ticked, %d items of the agenda begun"
                            .formatted(meeting.ticks().size(), meeting.spent().size());
        };
    }

    private static String picks(List<Content.Pick> picks, Whole whole) {
        var log = whole.log();
        var text = new StringBuilder();
        for (var pick : picks) {
            log.stream()
                    .filter(logged -> logged.version() == pick.version())
                    .forEach(logged ->
                            text.append(
                                    "%s  %d  %s%s\n"
                                            .formatted(
                                                    When.text(logged.at()),
                                                    logged.version(),
                                                    whole.words(logged),
                                                    pick.note().isEmpty()
                                                            ? ""
                                                            : "  -- " + pick.note())));
        }
        return text.toString();
    }

    private static String harm(Content.Harm harm) {
        var text = new StringBuilder();
        var figures = harm.figures();
        figures.users().ifPresent(users -> text.append("%,d users\n".formatted(users)));
        figures.revenue().ifPresent(lost -> text.append("%,.2f revenue lost\n".formatted(lost)));
        figures.minutes()
                .ifPresent(minutes ->
                        text.append(Moments.length(Duration.ofMinutes(minutes))).append('\n'));
        line(text, "teams: ", harm.teams());
        line(text, "decisions: ", harm.decisions());
        line(text, "", harm.experience());
        return text.toString();
    }

    private static void line(StringBuilder text, String before, String words) {
        if (!words.isBlank()) {
            text.append(before).append(words).append('\n');
        }
    }

    private static String whys(Review review) {
        var text = new StringBuilder();
        int place = 0;
        for (var node : review.whys().nodes()) {
            text.append(
                    "%d  %s%s%s\n"
                            .formatted(
                                    ++place,
                                    "  ".repeat(node.depth() - 1),
                                    node.why().text(),
                                    node.why().isHollow() ? "  (rests on nothing)" : ""));
            for (var evidence : node.why().evidence()) {
                text.append("   %s- %s\n".formatted("  ".repeat(node.depth()), evidence.caption()));
            }
        }
        return text.toString();
    }

    private static String result(ClockResult result) {
        var times = result.times();
        return "%-10s %s: target %s, actual %s%s"
                .formatted(
                        result.outcome().words(),
                        result.clock().title(),
                        times.target().map(When::text).orElse(result.clock().why()),
                        times.actual().map(When::text).orElse("-"),
                        times.missed() > 1 ? ", missed %d times".formatted(times.missed()) : "");
    }

    // Actions

    static String actions(List<ActionItem> items, ReviewDesks.Open open, LocalDate today) {
        if (items.isEmpty()) {
            return "nothing is to be done\n";
        }
        var text = new StringBuilder();
        items.forEach(item -> text.append(action(item, open, today)).append('\n'));
        return text.toString();
    }

    /** Such as {@code 12-1}: the first of incident 12. */
    static String name(ActionItem item, ReviewDesks.Open open) {
        return open.incidents()
                .incident(item.id().incident())
                .map(each -> "%d-%d".formatted(each.id().number(), item.id().number()))
                .orElse("?-" + item.id().number());
    }

    private static String action(ActionItem item, ReviewDesks.Open open, LocalDate today) {
        return "%-7s %-8s %-6s %-12s %-20s %-14s %s"
                .formatted(
                        name(item, open),
                        item.aim().kind().id(),
                        item.aim().priority().id(),
                        item.isOverdue(today) ? "OVERDUE" : item.progress().state().words(),
                        item.promise().deadline().map(day -> "by " + day).orElse("no deadline"),
                        item.promise().owner().isEmpty() ? "nobody" : item.promise().owner(),
                        item.aim().title()
                                + item.ties()
                                        .gate()
                                        .map(gate ->
                                                " (until %s passes %d times)"
                                                        .formatted(gate.check(), gate.runs()))
                                        .orElse(""));
    }
}
