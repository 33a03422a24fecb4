package org.tocsin.workspace.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tocsin.workspace.Furnishing;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

class SampleWorkspaceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);
    private static final Furnishing PLAYBOOK =
            folder -> Files.writeString(folder.resolve("playbook.yaml"), "name: puffy\n");

    @TempDir Path temp;

    @Test
    void theSampleIsAWorkspaceWithDataAndAPlaybookOfItsOwn() {
        var sample = opened(SampleWorkspace.create(folder(), TODAY, PLAYBOOK));

        assertThat(opened(Workspace.open(folder()))).isEqualTo(sample);
        assertThat(sample.playbook()).isEqualTo(PlaybookChoice.COPY);
        assertThat(sample.playbookFolder().orElseThrow().toFile().list())
                .containsExactlyInAnyOrder("playbook.yaml", "sample.yaml");
        assertThat(folder().resolve("data/events_20260304.csv")).exists();
        assertThat(folder().resolve("workspace.yaml"))
                .content()
                .endsWith(
                        """
                        name: Larkspur Bedding (sample)
                        playbook: ./playbook
                        zone: UTC
                        sources:
                          shop: data
                        """);
    }

    @Test
    void whatIsPlantedIsWrittenDownForPeople() throws IOException {
        var sample = opened(SampleWorkspace.create(folder(), TODAY, PLAYBOOK));
        String text = Files.readString(folder().resolve("data/README.txt"));
        assertThat(SampleWorkspace.faults(sample)).isEqualTo(SampleShop.faults(TODAY));
        for (var fault : SampleWorkspace.faults(sample)) {
            assertThat(text).contains(fault.day() + ": " + fault.words());
        }
    }

    @Test
    void theFaultsStayThoseOfTheFirstDay() throws IOException {
        var sample = opened(SampleWorkspace.create(folder(), TODAY, PLAYBOOK));

        assertThat(SampleWorkspace.topUp(sample, TODAY.plusDays(2))).hasSize(2);

        assertThat(SampleWorkspace.isSample(sample)).isTrue();
        assertThat(SampleWorkspace.faults(sample)).isEqualTo(SampleShop.faults(TODAY));
    }

    @Test
    void anInterruptedCreationIsCompletedEvenOnTheNextDay() {
        var broken =
                SampleWorkspace.create(
                        folder(),
                        TODAY,
                        folder -> {
                            Files.writeString(folder.resolve("playbook.yaml"), "name: pu");
                            throw new IOException("No space left on device");
                        });
        assertThat(broken).isInstanceOf(Opening.Refused.class);

        var sample = opened(SampleWorkspace.create(folder(), TODAY.plusDays(1), PLAYBOOK));

        assertThat(SampleWorkspace.faults(sample)).isEqualTo(SampleShop.faults(TODAY));
        assertThat(folder().resolve("data/events_20260305.csv")).doesNotExist();
        assertThat(folder().resolve("playbook/playbook.yaml")).hasContent("name: puffy\n");
        assertThat(folder().toFile().list())
                .containsExactlyInAnyOrder("data", "drivers", "playbook", "workspace.yaml");
    }

    @Test
    void theCopiedRulesKnowThisShopsPages() throws IOException {
        Furnishing playbook =
                folder ->
                        Files.writeString(
                                folder.resolve("data.yaml"),
                                "own: regexp_like(referrer, '([a-z]+[.])*puffy[.]com')\n");
        opened(SampleWorkspace.create(folder(), TODAY, playbook));
        assertThat(folder().resolve("playbook/data.yaml"))
                .hasContent("own: regexp_like(referrer, '([a-z]+[.])*larkspur[.]example')\n");
    }

    @Test
    void otherFoldersAndWorkspacesAreLeftAlone() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("mine.txt"), "");
        assertThat(SampleWorkspace.create(folder(), TODAY, PLAYBOOK))
                .isInstanceOf(Opening.Refused.class);

        var other =
                opened(
                        Workspace.create(
                                temp.resolve("other"),
                                "Other",
                                new PlaybookChoice.Shipped("puffy"),
                                Map.of()));
        assertThat(SampleWorkspace.isSample(other)).isFalse();
        assertThat(SampleWorkspace.topUp(other, TODAY)).isEmpty();
        assertThat(SampleWorkspace.faults(other)).isEmpty();
    }

    @Test
    void theSamplesOwnChecksHangTogetherAndSayWhatIsPlanted() throws IOException {
        opened(SampleWorkspace.create(folder(), TODAY, PLAYBOOK));
        String text = Files.readString(folder().resolve("playbook/sample.yaml"));
        var rules = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        var dataSets = new HashSet<Object>(((Map<?, ?>) rules.get("datasets")).keySet());
        dataSets.add("events");
        var measures = (Map<?, ?>) rules.get("measures");
        var unused = new HashSet<Object>(measures.keySet());
        for (var entry : (List<?>) rules.get("checks")) {
            var check = (Map<?, ?>) entry;
            assertThat(check.get("id").toString()).startsWith("sample-");
            assertThat(check.get("why").toString()).matches("(Planted|Healthy): .*");
            assertThat(unused.remove(check.get("measure"))).isTrue();
        }
        assertThat(unused).isEmpty();
        for (var measure : measures.values()) {
            assertThat(dataSets).contains(((Map<?, ?>) measure).get("dataset"));
        }
    }

    @Test
    void theSamplesColumnsAreThoseOfItsFiles() throws IOException {
        opened(SampleWorkspace.create(folder(), TODAY, PLAYBOOK));
        String text = Files.readString(folder().resolve("playbook/sample.yaml"));
        var rules = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        for (var entry : ((Map<?, ?>) rules.get("datasets")).values()) {
            var dataSet = (Map<?, ?>) entry;
            String file = dataSet.get("files").toString().replace("{yyyyMMdd}", "20260304");
            String header = Files.readString(folder().resolve("data").resolve(file)).split("\n")[0];
            assertThat(((Map<?, ?>) dataSet.get("columns")).keySet())
                    .map(Object::toString)
                    .containsExactly(header.split(","));
        }
    }

    private Path folder() {
        return temp.resolve("sample");
    }

    private static Workspace opened(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).workspace();
    }
}
