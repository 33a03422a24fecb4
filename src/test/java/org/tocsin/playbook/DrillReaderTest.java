package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.drill.Inject;
import org.tocsin.domain.drill.Reaction;
import org.tocsin.domain.drill.When;
import org.tocsin.domain.incident.Subject;

class DrillReaderTest {
    @TempDir Path folder;

    @BeforeEach
    void copy() {
        ShippedPlaybooks.copy("puffy", folder.resolve("own"));
    }

    private PlaybookReader.Reading read(String name, String text) throws IOException {
        Files.writeString(folder.resolve("own/drills/" + name + ".yaml"), text);
        return PlaybookReader.read(folder.resolve("own"));
    }

    private static final String SOUND =
            """
            id: own
            title: Something of ours
            purpose: To see
            when: {day: month-end, at: "23:40"}
            lasts: 2h
            opens: {severity: CRITICAL, check: revenue-floor, title: Revenue is low, category: completeness}
            happens:
              - after: 30m
                says: {from: CFO, text: Well?}
                hope: Answer
                by: [update, decide]
                within: 10m
              - {after: 10m, fails: {check: schema, message: A column is gone, severity: CRITICAL}}
              - {after: 1h, impact: {text: It is much, revenuePerHour: 500, users: 3}}
              - {after: 2h, breaks: {source: shop, check: event-count, message: No answer}}
              - {after: 90m, recovers: {check: schema}}
            """;

    @Test
    void aScenarioOfAWorkspacesOwnIsRead() throws IOException {
        var reading = read("own", SOUND);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.drills()).hasSize(2);
        var own =
                reading.drills().stream()
                        .filter(each -> each.named().id().equals("own"))
                        .findFirst()
                        .orElseThrow();
        assertThat(own.when())
                .isEqualTo(new When(When.Day.MONTH_END, Optional.of(LocalTime.of(23, 40))));
        assertThat(own.plot().lasts()).isEqualTo(Duration.ofHours(2));
        assertThat(own.plot().injects())
                .as("in order of time")
                .extracting(inject -> inject.after().toMinutes())
                .containsExactly(10L, 30L, 60L, 90L, 120L);
        assertThat(own.plot().injects().get(1).hope())
                .isEqualTo(
                        new Inject.Hope(
                                "Answer",
                                Set.of(Reaction.UPDATE, Reaction.DECIDE),
                                Optional.of(Duration.ofMinutes(10))));
        var subject = own.plot().subject();
        assertThat(subject.classification())
                .isEqualTo(new Subject.Classification("CRITICAL", "data-quality", "completeness"));
        assertThat(subject.place().dataSets()).containsExactly("events");
        assertThat(subject.origin())
                .isInstanceOfSatisfying(
                        Subject.Breach.class,
                        breach ->
                                assertThat(breach.first().check())
                                        .isEqualTo(new CheckId("revenue-floor")));
    }

    @Test
    void everyFaultIsToldByFileLineAndColumnAndKeepsNoRuleFromBeingInForce() throws IOException {
        var reading =
                read(
                        "own",
                        """
                        id: own
                        title: Something of ours
                        purpose: To see
                        lasts: 1h
                        opens: {severity: CRITICL, check: revenue-flor, title: Revenue is low, category: completness}
                        happens:
                          - {after: 2h, says: {from: CFO, text: Well?}, by: [updat]}
                          - {after: 5m, hope: Nothing happens}
                        """);

        assertThat(reading.playbook()).isPresent();
        assertThat(reading.drills()).hasSize(1);
        assertThat(reading.problems())
                .extracting(Problem::toString)
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("drills/own.yaml:5:19: error: there is no severity")
                                .contains("did you mean \"CRITICAL\"?"))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("drills/own.yaml:5:35: error: there is no check")
                                .contains("revenue-floor"))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("drills/own.yaml:7:")
                                .contains("did you mean \"update\"?"))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("drills/own.yaml:8:")
                                .contains("what happens is missing"));
    }

    @Test
    void whatCannotBeSeenBeforeTheWholeIsReadIsToldToo() throws IOException {
        var late = read("own", SOUND.replace("lasts: 2h", "lasts: 1h"));
        assertThat(late.problems())
                .singleElement()
                .asString()
                .contains("own.yaml:5:1", "something happens after the drill is over");

        var category = read("own", SOUND.replace("completeness", "completness"));
        assertThat(category.problems())
                .singleElement()
                .asString()
                .contains("there is no category \"completness\"; did you mean \"completeness\"?");

        var hopeless = read("own", SOUND.replace("by: [update, decide]\n", "\n"));
        assertThat(hopeless.problems()).singleElement().asString().contains("\"within\"");
    }

    @Test
    void twoScenariosOfOneNameAreOneTooMany() throws IOException {
        read("own", SOUND);
        var reading = read("own-again", SOUND);

        assertThat(reading.drills()).hasSize(2);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("drills/own.yaml", "declared twice");
    }
}
