package org.tocsin.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.ActionItem.Aim;
import org.tocsin.domain.review.ActionItem.Gate;
import org.tocsin.domain.review.ActionItem.Promise;
import org.tocsin.domain.review.ActionItem.Ties;
import org.tocsin.engine.ReviewDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin review action}: what is to be done because of incidents (M-3). */
@Command(
        name = "action",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What is to be done because of incidents.")
public final class ReviewActionCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private final ReviewDesks desks;
    private final InstantSource clock;

    public ReviewActionCommand(ReviewDesks desks, InstantSource clock) {
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec().commandLine(),
                "say what to do: review action list, add, edit, begin, fixed, done, drop or reopen");
    }

    /** What an item says; what is not given stays, or has its usual value. */
    static final class Wording {
        @Option(names = "--kind", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
        private ActionItem.@Nullable Kind kind;

        @Option(names = "--criteria", paramLabel = "TEXT", description = "When it succeeded.")
        private @Nullable String criteria;

        @Option(names = "--priority", paramLabel = "P", description = "${COMPLETION-CANDIDATES}")
        private ActionItem.@Nullable Priority priority;

        @CommandLine.Mixin private Dates dates = new Dates();
        @CommandLine.Mixin private Tied tied = new Tied();

        Aim aim(@Nullable String title, Optional<Aim> before) {
            return new Aim(
                    kind != null ? kind : before.map(Aim::kind).orElse(ActionItem.Kind.PREVENT),
                    title != null ? title : before.map(Aim::title).orElse(""),
                    criteria != null ? criteria : before.map(Aim::criteria).orElse(""),
                    priority != null
                            ? priority
                            : before.map(Aim::priority).orElse(ActionItem.Priority.MEDIUM));
        }
    }

    static final class Dates {
        @Option(names = "--owner", paramLabel = "WHO", description = "A person of the playbook.")
        private @Nullable String owner;

        @Option(names = "--by", paramLabel = "DATE", description = "Its last day.")
        private @Nullable String deadline;

        @Option(names = "--follow-up", paramLabel = "DATE", description = "See if it helped.")
        private @Nullable String followUp;

        Promise over(Promise before) {
            return new Promise(
                    owner != null ? owner : before.owner(),
                    Optional.ofNullable(deadline)
                            .map(ReviewActionCommand::day)
                            .or(before::deadline),
                    Optional.ofNullable(followUp)
                            .map(ReviewActionCommand::day)
                            .or(before::followUp));
        }
    }

    static final class Tied {
        @Option(names = "--ticket", paramLabel = "LINK")
        private @Nullable String ticket;

        @Option(
                names = "--check",
                paramLabel = "ID",
                description = "Has to pass before it is done.")
        private @Nullable String check;

        @Option(names = "--runs", paramLabel = "N", description = "How often; 3 when not given.")
        private @Nullable Integer runs;

        Ties over(Ties before) {
            var known = before.gate();
            var id = check != null ? check : known.map(gate -> gate.check().value()).orElse("");
            int wanted = runs != null ? runs : known.map(Gate::runs).orElse(3);
            return new Ties(
                    ticket != null ? ticket : before.ticket(),
                    id.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Gate(new CheckId(id), wanted)));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new Refused("\"%s\" is no date; write 2026-03-02".formatted(text));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "What is to be done, overdue first.")
    int list(
            @Option(names = "--incident", paramLabel = "N") @Nullable Long number,
            @Option(names = "--owner", paramLabel = "WHO") @Nullable String owner,
            @Option(names = "--all", description = "Also what is done or dropped.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var today = LocalDate.ofInstant(clock.instant(), open.reviews().zone());
                    var found =
                            open.reviews().actions().stream()
                                    .filter(each -> all || each.isOpen())
                                    .filter(each ->
                                            owner == null || each.promise().owner().equals(owner))
                                    .filter(each ->
                                            number == null
                                                    || open.find(each.id().incident())
                                                                    .incident()
                                                                    .id()
                                                                    .number()
                                                            == number)
                                    .sorted(ActionItem.overdueFirst(today))
                                    .toList();
                    return print(
                            json
                                    ? ReviewJson.actions(found, open, today)
                                    : ReviewText.actions(found, open, today));
                });
    }

    @Command(mixinStandardHelpOptions = true, description = "Adds one to a review.")
    int add(
            @Parameters(paramLabel = "N", description = "The incident's number.") long number,
            @Parameters(paramLabel = "TEXT", description = "What is to be done.") String title,
            @CommandLine.Mixin Wording wording,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var planned =
                            new ReviewDesk.Planned(
                                    wording.aim(title, Optional.empty()),
                                    wording.dates.over(Promise.NONE),
                                    wording.tied.over(Ties.NONE));
                    var incident = open.find(number).incident().id().uuid();
                    return answer(open, open.reviews().add(incident, planned), json);
                });
    }

    @Command(mixinStandardHelpOptions = true, description = "Changes what one says.")
    int edit(
            @Parameters(paramLabel = "N-K", description = ITEM) String item,
            @Option(names = "--title", paramLabel = "TEXT") @Nullable String title,
            @CommandLine.Mixin Wording wording,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return desks.with(
                spec(),
                open -> {
                    var seen = find(open, item);
                    var edit =
                            new ActionCommand.Edit(
                                    seen,
                                    wording.aim(title, Optional.of(seen.aim())),
                                    wording.dates.over(seen.promise()),
                                    wording.tied.over(seen.ties()));
                    return perform(open, seen, edit, json);
                });
    }

    private static final String ITEM = "As review action list prints it, such as 12-1.";

    @Command(mixinStandardHelpOptions = true, description = "Somebody works on it.")
    int begin(
            @Parameters(paramLabel = "N-K", description = ITEM) String item,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(item, new ActionCommand.Begin(), json);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "The change is in place; runs of its check count from here on.")
    int fixed(
            @Parameters(paramLabel = "N-K", description = ITEM) String item,
            @Option(names = "--at", paramLabel = "WHEN", description = "Now when not given.")
                    @Nullable String at,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var when = at == null ? clock.instant() : When.parse(at, ZoneOffset.UTC);
        return perform(item, new ActionCommand.MarkFixed(when), json);
    }

    @Command(mixinStandardHelpOptions = true, description = "It is done.")
    int done(
            @Parameters(paramLabel = "N-K", description = ITEM) String item,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "") String note,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(item, new ActionCommand.Finish(note), json);
    }

    @Command(mixinStandardHelpOptions = true, description = "It will not be done.")
    int drop(
            @Parameters(paramLabel = "N-K", description = ITEM) String item,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(item, new ActionCommand.Drop(reason), json);
    }

    @Command(mixinStandardHelpOptions = true, description = "There is something to do after all.")
    int reopen(
            @Parameters(paramLabel = "N-K", description = ITEM) String item,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(item, new ActionCommand.Reopen(reason), json);
    }

    private int perform(String item, ActionCommand command, boolean json) {
        return desks.with(spec(), open -> perform(open, find(open, item), command, json));
    }

    private int perform(
            ReviewDesks.Open open, ActionItem item, ActionCommand command, boolean json) {
        return answer(open, open.reviews().perform(item.id().uuid(), command), json);
    }

    private static ActionItem find(ReviewDesks.Open open, String name) {
        return open.reviews().actions().stream()
                .filter(each -> ReviewText.name(each, open).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                "there is no action item %s; tocsin review action list --all shows them"
                                        .formatted(name)));
    }

    private int answer(ReviewDesks.Open open, ReviewDesk.Reply reply, boolean json) {
        ReviewCommand.check(reply);
        var items = ((ReviewDesk.Reply.Done) reply).item().stream().toList();
        var today = LocalDate.ofInstant(clock.instant(), open.reviews().zone());
        return print(
                json
                        ? ReviewJson.actions(items, open, today)
                        : ReviewText.actions(items, open, today));
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
