package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Watch;

class DeploymentShapeTest {
    private static PlaybookReader.Reading read(String yaml) {
        return Written.read(Written.SOUND + "deployments:\n" + yaml);
    }

    private static List<ChangeKind> kinds(String yaml) {
        return read(yaml).playbook().orElseThrow().header().guidance().changes();
    }

    @Test
    void aKindOfChangeHasAChecklistAndAWatch() {
        assertThat(
                        kinds(
                                """
                                  - id: schema-change
                                    title: Schema change
                                    source: document 000, Pre-Deployment Validation
                                    checklist: [Approved by the team, Approved by the team]
                                    checks: [row-count]
                                    every: 1m
                                    for: 3h
                                """))
                .containsExactly(
                        new ChangeKind(
                                "schema-change",
                                "Schema change",
                                List.of(
                                        new ChangeKind.Item(
                                                "approved-by-the-team", "Approved by the team"),
                                        new ChangeKind.Item(
                                                "approved-by-the-team-2", "Approved by the team")),
                                new Watch(Set.of(new CheckId("row-count")), Set.of(), 60, 10_800),
                                "document 000, Pre-Deployment Validation"));
    }

    @Test
    void anIdIsEnough() {
        assertThat(kinds("  - id: any\n"))
                .containsExactly(
                        new ChangeKind(
                                "any",
                                "any",
                                List.of(),
                                new Watch(Set.of(), Set.of(), 300, 7_200),
                                ""));
    }

    @Test
    void whatCannotBeWatchedIsSaidWhereItStands() {
        assertThat(read("  - {id: one, every: 10s, for: 8d}\n").problems())
                .extracting(Problem::message)
                .containsExactly(
                        "a watch looks every 30s at the most often",
                        "a watch lasts 7d at the longest");
        assertThat(read("  - {id: one, every: 3h}\n").problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the window is over before its checks run once; make \"every\" shorter or"
                                + " \"for\" longer");
        assertThat(read("  - {id: one, checks: [row-cuont]}\n").problems())
                .extracting(Problem::message)
                .allMatch(message -> message.contains("no check \"row-cuont\""));
        assertThat(read("  - id: one\n  - id: one\n").problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("kind of change \"one\" is declared twice"));
    }

    @Test
    void document000sChecklistsAreShipped() {
        var kinds =
                ShippedPlaybooks.read("monstera")
                        .orElseThrow()
                        .playbook()
                        .orElseThrow()
                        .header()
                        .guidance()
                        .changes();
        assertThat(kinds)
                .extracting(ChangeKind::id)
                .containsExactly("schema-change", "metric-change");
        assertThat(kinds).allMatch(kind -> kind.source().startsWith("document 000"));
        assertThat(kinds).allMatch(kind -> kind.checklist().size() == 4);
    }
}
