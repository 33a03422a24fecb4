package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.InForce;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveReviews;
import org.tocsin.engine.Shell;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;
import picocli.CommandLine;

/** A review from the shell, each command on a desk of its own as it is there. */
class ReviewCommandTest implements ReviewDesks {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final Store store = Store.inMemory();
    private final Playbook playbook =
            ShippedPlaybooks.read("incident-management").orElseThrow().playbook().orElseThrow();
    private final AtomicLong ids = new AtomicLong();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Override
    public <T> T with(Optional<Path> workspace, Function<Open, T> work) {
        var incidents = incidents();
        return work.apply(
                new Open(new LiveReviews(store, incidents, playbook, shell()), incidents));
    }

    private LiveIncidents incidents() {
        var inForce = InForce.of(playbook, new TeamSurroundings(playbook, HolidaySource.NONE));
        var desk = new LiveIncidents(store, () -> inForce, shell(), new Actor.Person("engineer-a"));
        desk.catchUp();
        return desk;
    }

    private Shell shell() {
        return new Shell(() -> TEN, () -> new UUID(7, ids.incrementAndGet()), "here");
    }

    @BeforeEach
    void resolve() {
        var desk = incidents();
        var subject =
                new Subject(
                        "Orders are late",
                        new Subject.Classification("P0", "data-quality", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "late", List.of(), Optional.empty()));
        var opened = desk.open(new Opening(subject, TEN, Optional.empty()));
        var id = ((IncidentDesk.Reply.Done) opened).incident().id().uuid();
        desk.perform(id, new Command.Update("we look", ""));
        desk.perform(id, new Command.Resolve("fixed", Optional.of("a test")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        var review =
                new CommandLine(new ReviewCommand(this, () -> TEN))
                        .addSubcommand(new ReviewActionCommand(this, () -> TEN));
        var line = Tocsin.commandLine(_ -> {}, List.of(review));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private String said(String... args) {
        assertThat(run(args)).as("%s", err).isZero();
        return out.toString();
    }

    private JsonNode json(String... args) throws Exception {
        return JsonMapper.builder().build().readTree(said(args));
    }

    private String refused(String... args) {
        assertThat(run(args)).isEqualTo(Exit.USAGE);
        return err.toString();
    }

    @Test
    void whatIsOwedIsListedWithItsTime() throws Exception {
        assertThat(said("review", "list"))
                .contains("#1", "P0", "due 2026-03-04T10:00:00Z", "0 of 13 sections");
        var one = json("review", "list", "--json").get(0);
        assertThat(one.get("stage").asText()).isEqualTo("open");
        assertThat(one.at("/due/0/rule").asText()).isEqualTo("post-incident-review");
        assertThat(one.at("/due/0/overdue").asBoolean()).isFalse();
    }

    @Test
    void sectionsAreWrittenAndShown() throws Exception {
        said("review", "set", "1", "summary", "The file came late.");
        said("review", "set", "1", "summary", "Twice.", "--append");
        said("review", "pick", "1", "1", "so it began");
        said("review", "pick", "1", "--proposed");
        said("review", "impact", "1", "--users", "12", "--teams", "Finance");
        said("review", "why", "1", "The vendor was down", "--evidence", "1");
        said("review", "why", "1", "Nobody watches the vendor", "--under", "1");

        assertThat(said("review", "show", "1"))
                .contains("The file came late.\n  Twice.")
                .contains("12 users", "teams: Finance")
                .contains("1  The vendor was down", "- 2 Mar 2026 10:00 UTC, Engineer A posted")
                .contains("2    Nobody watches the vendor  (rests on nothing)")
                .contains("met        Initial response")
                .contains("Missing: ", "1 answer to why rests on nothing");
        var shown = json("review", "show", "1", "--json");
        assertThat(shown.at("/sections/summary/text").asText())
                .isEqualTo("The file came late.\nTwice.");
        assertThat(shown.at("/sections/summary/version").asInt()).isEqualTo(2);
        assertThat(shown.at("/sections/whys/content/all/1/text").asText())
                .isEqualTo("Nobody watches the vendor");
        assertThat(shown.at("/clocks/0/outcome").asText()).isEqualTo("met");
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertThat(refused("review", "show", "9")).contains("there is no incident 9");
        assertThat(refused("review", "set", "1", "whys", "x")).contains("there is no text section");
        assertThat(refused("review", "pick", "1", "99")).contains("the log has no entry 99");
        assertThat(refused("review", "why", "1", "x", "--under", "3"))
                .contains("there is no answer 3");
        assertThat(refused("review", "finish", "1")).contains("\"Summary\" is empty", "--anyway");
        assertThat(refused("review", "mark", "1", "nothing")).contains("nothing called nothing");
        assertThat(refused("review", "action", "done", "1-9")).contains("no action item 1-9");
        assertThat(refused("review", "action", "add", "1", "x", "--by", "soon"))
                .contains("\"soon\" is no date");
        assertThat(refused("review", "action", "add", "1", "x", "--check", "none"))
                .contains("the playbook has no check none");
    }

    @Test
    void actionsAreAddedChangedAndDone() throws Exception {
        said(
                "review",
                "action",
                "add",
                "1",
                "Watch the vendor",
                "--kind",
                "detect",
                "--owner",
                "engineer-b",
                "--by",
                "2026-03-01",
                "--priority",
                "high");
        assertThat(said("review", "action", "list"))
                .contains("1-1", "detect", "high", "OVERDUE", "by 2026-03-01", "engineer-b");
        said("review", "action", "edit", "1-1", "--by", "2026-03-09", "--ticket", "OPS-7");
        said("review", "action", "begin", "1-1");
        var one = json("review", "action", "list", "--json").get(0);
        assertThat(one.get("state").asText()).isEqualTo("in-progress");
        assertThat(one.get("deadline").asText()).isEqualTo("2026-03-09");
        assertThat(one.get("ticket").asText()).isEqualTo("OPS-7");
        said("review", "action", "done", "1-1", "--note", "alerts");

        assertThat(said("review", "action", "list")).contains("nothing is to be done");
        assertThat(said("review", "action", "list", "--all")).contains("done");
        assertThat(refused("review", "action", "begin", "1-1")).contains("reopen it first");
        said("review", "action", "reopen", "1-1", "--reason", "it came back");
        assertThat(refused("review", "action", "drop", "1-1")).contains("--reason");
    }

    @Test
    void aReviewIsMarkedDoneAndSignedOff() {
        assertThat(said("review", "mark", "1", "post-incident-review")).contains("done by");
        assertThat(said("review", "mark", "1", "post-incident-review", "--undo"))
                .contains("running");
        assertThat(said("review", "finish", "1", "--anyway")).contains("finished");
        assertThat(said("review", "list")).contains("no review is owed");
        assertThat(said("review", "list", "--all")).contains("finished");
    }
}
