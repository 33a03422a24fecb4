package org.tocsin.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Proposals;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.domain.review.WhyTree;
import org.tocsin.engine.ReviewDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tocsin review}: what is learned from incidents, from the shell (M-1 to M-3). A console
 * that is open sees every change at once.
 */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, shows and writes the reviews of incidents, and what is to be done.")
public final class ReviewCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private final ReviewDesks desks;
    private final InstantSource clock;

    public ReviewCommand(ReviewDesks desks, InstantSource clock) {
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec().commandLine(),
                "say what to do: review list, show, set, pick, impact, why, mark, finish, action, export, verify or import");
    }

    @Command(mixinStandardHelpOptions = true, description = "Those that are owed, due first.")
    int list(
            @Option(names = "--all", description = "Those that are finished as well.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var now = clock.instant();
        var cases =
                desks.with(spec(), open -> open.reviews().cases()).stream()
                        .filter(each -> all || each.stage() != ReviewCase.Stage.FINISHED)
                        .toList();
        return print(json ? ReviewJson.list(cases, now) : ReviewText.list(cases, now));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "One review: its clocks, its sections and what is to be done.")
    int show(
            @Parameters(paramLabel = "N", arity = "0..1", description = "The incident's number.")
                    @Nullable Long number,
            @Option(
                            names = "--bundle",
                            paramLabel = "FILE",
                            description = "The one in an evidence bundle, which is verified first.")
                    @Nullable Path bundle,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        if (bundle != null) {
            return print(BundleText.show(bundle, json));
        }
        if (number == null) {
            throw new Refused("name the incident by its number, or a bundle with --bundle");
        }
        return desks.with(spec(), open -> show(open, open.find(number), json));
    }

    private int show(ReviewDesks.Open open, ReviewCase seen, boolean json) {
        var whole = new ReviewText.Whole(seen, open, clock.instant());
        return print(json ? ReviewJson.show(whole) : ReviewText.show(whole));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes a section. Without a text it is read from standard input.")
    int set(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "SECTION", description = "Such as summary or went-well.")
                    String section,
            @Parameters(paramLabel = "TEXT", arity = "0..1") @Nullable String text,
            @Option(names = "--append", description = "After what is there, on a line of its own.")
                    boolean append,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var chosen = section(section);
        var said = text != null ? text : Input.all();
        return desks.with(
                spec(),
                open -> {
                    var seen = open.find(number);
                    var before = seen.review().words(chosen);
                    var whole = append && !before.isBlank() ? before + "\n" + said : said;
                    return save(open, seen, chosen, new Content.Words(whole), json);
                });
    }

    private static Section section(String id) {
        return Section.of(id)
                .filter(Section::isWords)
                .orElseThrow(() ->
                        new Refused(
                                "there is no text section %s; there are %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(Section.values())
                                                        .filter(Section::isWords)
                                                        .map(Section::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    private int save(
            ReviewDesks.Open open,
            ReviewCase seen,
            Section section,
            Content content,
            boolean json) {
        var incident = seen.incident().id().uuid();
        var kept = seen.review().section(section);
        switch (open.reviews().save(incident, kept, content)) {
            case Saving.Saved _ -> {}
            case Saving.Failed(var why) -> throw new Refused(why);
            case Saving.Conflict(var theirs, _, var proposal) -> {
                var both = proposal.orElseThrow(() -> new Refused(changed(section)));
                if (!(open.reviews().save(incident, theirs, both) instanceof Saving.Saved)) {
                    throw new Refused(changed(section));
                }
            }
        }
        return show(open, open.find(incident), json);
    }

    private static String changed(Section section) {
        return "somebody else has just changed \"%s\"; yours is kept aside, look at theirs and write again"
                .formatted(section.title());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Takes an entry of the incident's log into the timeline, with a note.")
    int pick(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "ENTRY", arity = "0..1") @Nullable Long entry,
            @Parameters(paramLabel = "NOTE", arity = "0..1", defaultValue = "") String note,
            @Option(names = "--drop", description = "Out of the timeline.") boolean drop,
            @Option(names = "--proposed", description = "The turning points, and what is pinned.")
                    boolean proposed,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var seen = open.find(number);
                    var log = open.reviews().log(seen.incident().id().uuid());
                    if (entry == null && !proposed) {
                        throw new Refused("name an entry of the log, or say --proposed");
                    }
                    if (entry != null && log.stream().noneMatch(e -> e.version() == entry)) {
                        throw new Refused(
                                "the log has no entry %d; it has %d".formatted(entry, log.size()));
                    }
                    var picks =
                            entry == null
                                    ? Proposals.picks(seen.incident(), log)
                                    : drop
                                            ? seen.review().picks().without(entry)
                                            : seen.review()
                                                    .picks()
                                                    .with(new Content.Pick(entry, note));
                    return save(open, seen, Section.TIMELINE, picks, json);
                });
    }

    /** What is said of the impact. */
    static final class Figures {
        @Option(names = "--users", paramLabel = "COUNT")
        private @Nullable Long users;

        @Option(names = "--revenue", paramLabel = "AMOUNT", description = "Lost as a whole.")
        private @Nullable BigDecimal revenue;

        @Option(names = "--minutes", paramLabel = "COUNT")
        private @Nullable Long minutes;

        @Option(names = "--teams", paramLabel = "TEXT")
        private @Nullable String teams;

        @Option(names = "--decisions", paramLabel = "TEXT")
        private @Nullable String decisions;

        Content.Harm over(Content.Harm before, @Nullable String experience) {
            var figures = before.figures();
            return new Content.Harm(
                    new Content.Figures(
                            users == null ? figures.users() : OptionalLong.of(users),
                            Optional.ofNullable(revenue).or(figures::revenue),
                            minutes == null ? figures.minutes() : OptionalLong.of(minutes)),
                    teams == null ? before.teams() : teams,
                    decisions == null ? before.decisions() : decisions,
                    experience == null ? before.experience() : experience);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Says what it did to the business.")
    int impact(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "TEXT", arity = "0..1") @Nullable String experience,
            @CommandLine.Mixin Figures figures,
            @Option(names = "--proposed", description = "Begins with the numbers of the log.")
                    boolean proposed,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var seen = open.find(number);
                    var before =
                            proposed
                                    ? Proposals.harm(seen.incident(), clock.instant())
                                    : seen.review().harm();
                    return save(open, seen, Section.IMPACT, figures.over(before, experience), json);
                });
    }

    @Command(mixinStandardHelpOptions = true, description = "Adds an answer to why.")
    int why(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "TEXT") String text,
            @Option(
                            names = "--under",
                            paramLabel = "PLACE",
                            description = "The answer it explains, as review show numbers them.")
                    @Nullable Integer under,
            @Option(names = "--link", paramLabel = "URL", description = "What it rests on.")
                    @Nullable String link,
            @Option(
                            names = "--evidence",
                            paramLabel = "PLACE",
                            description = "What it rests on, as review show numbers the evidence.")
                    @Nullable Integer evidence,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var seen = open.find(number);
                    var tree = seen.review().whys();
                    Optional<UUID> parent =
                            Optional.ofNullable(under)
                                    .map(place -> of(tree.nodes(), place, "answer").why().id());
                    var why = new Content.Why(UUID.randomUUID(), parent, text, List.of());
                    if (link != null) {
                        why = why.with(new Evidence.Link(link, link));
                    }
                    if (evidence != null) {
                        var known = open.reviews().evidence(seen.incident().id().uuid());
                        why = why.with(of(known, evidence, "piece of evidence"));
                    }
                    return save(
                            open,
                            seen,
                            Section.WHYS,
                            new WhyTree(tree.whys()).add(why).whys(),
                            json);
                });
    }

    private static <T> T of(List<T> all, int place, String what) {
        if (place < 1 || place > all.size()) {
            throw new Refused("there is no %s %d; there are %d".formatted(what, place, all.size()));
        }
        return all.get(place - 1);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says that something due after the resolution is done.")
    int mark(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "RULE", description = "As review show names it.") String rule,
            @Option(names = "--undo", description = "It is not done after all.") boolean undo,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var incident = open.find(number).incident().id().uuid();
                    check(open.reviews().markDue(incident, rule, !undo));
                    return show(open, open.find(incident), json);
                });
    }

    @Command(mixinStandardHelpOptions = true, description = "Signs a review off.")
    int finish(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "") String note,
            @Option(names = "--anyway", description = "Although something is missing.")
                    boolean anyway,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var seen = open.find(number);
                    var gaps = seen.gaps();
                    if (!gaps.isEmpty() && !anyway) {
                        throw new Refused(
                                "%s; add what is missing, or say --anyway"
                                        .formatted(String.join("; ", gaps)));
                    }
                    check(open.reviews().finish(seen.incident().id().uuid(), note));
                    return show(open, open.find(number), json);
                });
    }

    static void check(ReviewDesk.Reply reply) {
        if (reply instanceof ReviewDesk.Reply.Refused(var reason)) {
            throw new Refused(reason);
        }
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    private int print(String text) {
        var out = spec().commandLine().getOut();
        out.print(text);
        out.flush();
        return Exit.FINE;
    }
}
