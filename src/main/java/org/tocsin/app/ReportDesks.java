package org.tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cli.Refused;
import org.tocsin.cli.ReportDocumentCommand;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.engine.ReportMatter;
import org.tocsin.report.MetricsCsv;
import org.tocsin.report.MetricsReport;
import org.tocsin.report.ReportFormat;
import org.tocsin.report.Reports;
import org.tocsin.store.StoreException;

/** What a workspace has to report of, for one command; a console may have it open meanwhile. */
record ReportDesks(Wiring wiring) implements ReportDocumentCommand.Desk {
    @Override
    public <T> T reports(Optional<Path> named, Function<Reports, T> work) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        try (var store = Wiring.open(workspace);
                var rota = wiring.rota(store, playbook)) {
            var incidents = wiring.incidents(store, playbook);
            var matter = new ReportMatter(playbook, store, incidents, rota);
            return work.apply(new Reports(matter, wiring.clock().instant()));
        } catch (StoreException fault) {
            throw new Refused("the report was not made: " + fault.getMessage());
        }
    }

    /** Figures of a window as a file. */
    static void write(
            MetricsSheet sheet, String playbook, String format, Path file, java.time.Instant now)
            throws IOException {
        var as = ReportFormat.of(format);
        Files.write(
                file,
                as.isPresent()
                        ? as.get().write(MetricsReport.of(sheet, playbook, now))
                        : MetricsCsv.of(sheet).getBytes(StandardCharsets.UTF_8));
    }
}
