package org.tocsin.domain.review.document;

import static org.tocsin.domain.review.document.Block.Cell;
import static org.tocsin.domain.review.document.Block.Column;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Section;

/** Lays a document out, once for every medium. */
public final class Layout {
    private static final String DRAFT = "DRAFT";

    private final Document document;
    private final Moments moments;
    private final List<Block> blocks = new ArrayList<>();

    private Layout(Document document) {
        this.document = document;
        moments = new Moments(document.colophon().zoneId());
    }

    public static List<Block> of(Document document) {
        var layout = new Layout(document);
        layout.head();
        layout.story();
        layout.causes();
        layout.lessons();
        layout.blocks.addAll(new ResponseLayout(document).blocks());
        layout.blocks.addAll(new ProofLayout(document).blocks());
        layout.colophon();
        return List.copyOf(layout.blocks);
    }

    /** What stands under the title: what kind of incident it is. */
    public static String lead(Document document) {
        var kind = document.head().kind();
        var parts = new ArrayList<String>();
        if (document.colophon().standing().draft()) {
            parts.add(DRAFT);
        }
        parts.add(kind.severity());
        parts.add(kind.category());
        parts.add(kind.pipeline());
        parts.add(String.join(", ", kind.dataSets()));
        parts.add(kind.state());
        return String.join(" · ", parts.stream().filter(each -> !each.isBlank()).toList());
    }

    /** What stands at the foot of each page. */
    public static String foot(Document document) {
        var made = document.colophon().made();
        return "%sIncident #%d · %s · %s"
                .formatted(
                        document.colophon().standing().draft() ? DRAFT + " · " : "",
                        document.head().number(),
                        made.product(),
                        new Moments(document.colophon().zoneId()).at(made.at()));
    }

    // Head

    private void head() {
        var standing = document.colophon().standing();
        if (standing.draft()) {
            blocks.add(
                    new Block.Callout(DRAFT + ": this review is not finished", standing.missing()));
        } else if (!standing.missing().isEmpty()) {
            blocks.add(new Block.Callout("Signed off without", standing.missing()));
        }
        tiles();
        facts();
    }

    private void tiles() {
        var course = document.head().course();
        var clocks = document.response().clocks();
        long judged = clocks.stream().filter(each -> isJudged(each.outcome())).count();
        long met = clocks.stream().filter(each -> each.outcome().equals("met")).count();
        var tiles = new ArrayList<Block.Tile>();
        tiles.add(tile("Time to detect", course.lengths().detect(), "when it began is not known"));
        tiles.add(tile("Time to acknowledge", course.lengths().acknowledge(), "nobody has"));
        tiles.add(tile("Time to resolve", course.lengths().resolve(), "not resolved"));
        tiles.add(
                new Block.Tile(
                        "Clocks met",
                        judged == 0 ? "–" : met + " of " + judged,
                        course.reopened() == 0 ? "" : "reopened " + times(course.reopened())));
        blocks.add(new Block.Tiles(tiles));
    }

    private static boolean isJudged(String outcome) {
        return switch (outcome) {
            case "met", "late", "missed" -> true;
            default -> false;
        };
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Block.Tile tile(String name, OptionalLong seconds, String otherwise) {
        return seconds.isPresent()
                ? new Block.Tile(name, length(seconds.getAsLong()), "")
                : new Block.Tile(name, "–", otherwise);
    }

    static String length(long seconds) {
        return seconds != 0 && Math.abs(seconds) < 60
                ? seconds + " s"
                : (seconds < 0 ? "-" : "") + Moments.length(Duration.ofSeconds(Math.abs(seconds)));
    }

    private void facts() {
        var times = document.head().course().times();
        var facts = new ArrayList<Block.Fact>();
        times.started().ifPresent(at -> facts.add(new Block.Fact("Began", moments.at(at))));
        facts.add(new Block.Fact("Detected", moments.at(times.detected())));
        times.acknowledged()
                .ifPresent(at -> facts.add(new Block.Fact("Acknowledged", moments.at(at))));
        times.resolved().ifPresent(at -> facts.add(new Block.Fact("Resolved", moments.at(at))));
        document.head()
                .course()
                .people()
                .forEach(part -> facts.add(new Block.Fact(part.part(), part.name())));
        blocks.add(new Block.Facts(facts));
    }

    // Story

    private void story() {
        passage(Section.SUMMARY);
        impact(document.story().harm());
        timeline(document.story().timeline());
        var reopenings = document.story().reopenings();
        if (!reopenings.isEmpty()) {
            heading("Reopened " + times(reopenings.size()));
            table(
                    List.of(new Column("When", 28), new Column("By", 20), new Column("Why", 52)),
                    reopenings.stream()
                            .map(each ->
                                    List.of(
                                            Cell.of(moments.at(each.at())),
                                            Cell.of(each.who()),
                                            Cell.of(each.reason())))
                            .toList());
        }
    }

    private void passage(Section section) {
        document.story()
                .text(section.id())
                .ifPresent(text -> {
                    heading(section.title());
                    blocks.add(new Block.Prose(text));
                });
    }

    private void impact(Content.Harm harm) {
        if (harm.isEmpty()) {
            return;
        }
        heading(Section.IMPACT.title());
        var tiles = new ArrayList<Block.Tile>();
        var figures = harm.figures();
        figures.users()
                .ifPresent(users -> tiles.add(new Block.Tile("Users affected", count(users), "")));
        figures.revenue()
                .ifPresent(revenue ->
                        tiles.add(
                                new Block.Tile(
                                        "Revenue lost",
                                        String.format(Locale.ROOT, "%,.2f", revenue),
                                        "")));
        figures.minutes()
                .ifPresent(
                        minutes -> tiles.add(new Block.Tile("Duration", length(minutes * 60), "")));
        if (!tiles.isEmpty()) {
            blocks.add(new Block.Tiles(tiles));
        }
        part("Teams", harm.teams());
        part("Decisions", harm.decisions());
        part("Experience", harm.experience());
    }

    private void part(String title, String text) {
        if (!text.isBlank()) {
            blocks.add(new Block.Heading(3, title));
            blocks.add(new Block.Prose(text));
        }
    }

    private void timeline(Story.Timeline timeline) {
        heading(Section.TIMELINE.title());
        blocks.add(
                new Block.Remark(
                        timeline.chosen()
                                ? "%s of the %s entries of the incident's log, chosen for this review."
                                        .formatted(
                                                count(timeline.moments().size()),
                                                count(timeline.entries()))
                                : "Nobody has chosen moments yet: these %s of the %s entries of the log turned the incident."
                                        .formatted(
                                                count(timeline.moments().size()),
                                                count(timeline.entries()))));
        table(
                List.of(new Column("When", 28), new Column("What happened", 72)),
                timeline.moments().stream()
                        .map(each ->
                                List.of(
                                        Cell.of(moments.at(each.at())),
                                        Cell.of(each.who() + " " + each.said(), each.note())))
                        .toList());
    }

    // Causes and lessons

    private void causes() {
        passage(Section.PRIMARY_CAUSE);
        passage(Section.CONTRIBUTING);
        passage(Section.WHY_UNDETECTED);
        passage(Section.PREVENTION);
        var whys = document.story().whys();
        if (!whys.isEmpty()) {
            heading(Section.WHYS.title());
            blocks.add(new Block.Tree(whys.stream().map(Layout::branch).toList()));
        }
    }

    private static Block.Branch branch(Story.Answer answer) {
        return new Block.Branch(
                answer.depth(),
                answer.number(),
                answer.text().isBlank() ? "Nothing is said." : answer.text(),
                answer.evidence(),
                answer.hollow()
                        ? Optional.of("hollow: nothing is linked that shows it")
                        : Optional.empty());
    }

    private void lessons() {
        passage(Section.WENT_WELL);
        passage(Section.WENT_BADLY);
        passage(Section.LUCKY);
    }

    // Colophon

    private void colophon() {
        var colophon = document.colophon();
        var made = colophon.made();
        heading("About this document");
        var facts = new ArrayList<Block.Fact>();
        colophon.standing()
                .signedOff()
                .ifPresent(signed -> {
                    facts.add(
                            new Block.Fact(
                                    "Signed off",
                                    "%s, %s".formatted(moments.at(signed.at()), signed.by())));
                    if (!signed.note().isBlank()) {
                        facts.add(new Block.Fact("Note", signed.note()));
                    }
                });
        if (!colophon.standing().authors().isEmpty()) {
            facts.add(
                    new Block.Fact("Written by", String.join(", ", colophon.standing().authors())));
        }
        facts.add(
                new Block.Fact(
                        "Made",
                        "%s, %s, with %s"
                                .formatted(moments.at(made.at()), made.by(), made.product())));
        facts.add(new Block.Fact("Workspace", made.workspace()));
        facts.add(new Block.Fact("Times", "in " + colophon.zone()));
        document.proof().omissions().forEach(each -> facts.add(new Block.Fact("Left out", each)));
        blocks.add(new Block.Facts(facts));
    }

    private void heading(String text) {
        blocks.add(new Block.Heading(2, text));
    }

    private void table(List<Column> columns, List<List<Cell>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(columns, rows));
        }
    }
}
