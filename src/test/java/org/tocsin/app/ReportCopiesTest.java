package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Ids;
import org.tocsin.engine.InForce;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveRota;
import org.tocsin.engine.ReportMatter;
import org.tocsin.engine.Shell;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;

/** The daily report of document 002 is due at seven; a copy of it is kept. */
class ReportCopiesTest {
    private static final Playbook PUFFY =
            ShippedPlaybooks.read("puffy").orElseThrow().playbook().orElseThrow();
    private static final Instant EIGHT = Instant.parse("2026-03-04T08:00:00Z");
    @TempDir private Path folder;
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private ReportCopies copies() {
        var shell = new Shell(() -> EIGHT, Ids.TIME_ORDERED, "test");
        var around = new TeamSurroundings(PUFFY, HolidaySource.NONE);
        var inForce = InForce.of(PUFFY, around);
        var incidents = new LiveIncidents(store, () -> inForce, shell, new Actor.Person("ada"));
        var rota = new LiveRota(store, PUFFY, HolidaySource.NONE, shell, () -> "ada");
        return new ReportCopies(
                folder,
                PUFFY,
                PUFFY.time().calendar(HolidaySource.NONE),
                () -> new ReportMatter(PUFFY, store, incidents, rota));
    }

    private List<String> kept() throws IOException {
        try (var files = Files.list(folder.resolve(ReportCopies.FOLDER))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theLastOneThatFellDueIsKeptAsHtmlAndPdfAndTheNextBesideIt() throws IOException {
        try (var copies = copies()) {
            copies.look(EIGHT);
            assertThat(kept())
                    .containsExactly("daily-report-2026-03-04.html", "daily-report-2026-03-04.pdf");
            var html = folder.resolve("reports/daily-report-2026-03-04.html");
            assertThat(html).content().contains("Daily report").contains("Tue 3 Mar 2026");
            Files.writeString(html, "mine");

            copies.look(EIGHT.plusSeconds(3_600));
            assertThat(html).hasContent("mine");
            copies.look(EIGHT.plusSeconds(86_400));
            assertThat(kept()).hasSize(4);
        }
    }

    @Test
    void aFolderThatCannotBeMadeStopsNothing() throws IOException {
        Files.writeString(folder.resolve("reports"), "a file in the way");
        try (var copies = copies()) {
            copies.look(EIGHT);
            Files.delete(folder.resolve("reports"));
            copies.look(EIGHT.plusSeconds(60));
            assertThat(kept()).hasSize(2);
        }
    }
}
