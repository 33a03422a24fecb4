package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Recurrence;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.engine.ReportMatter;
import org.tocsin.report.ReportFormat;
import org.tocsin.report.Reports;
import org.tocsin.store.StoreException;
import org.tocsin.workspace.AtomicFile;

/**
 * Keeps a copy of each report of the playbook's calendar in the workspace's folder {@code reports},
 * as HTML and PDF (T-6). Whoever has the workspace open makes it; a copy that is there is left
 * alone, so several do no harm. Of those that fell due while nobody looked the last one is made.
 */
final class ReportCopies implements AutoCloseable {
    static final String FOLDER = "reports";

    /** No start of a window has to wait for it. */
    private static final long EVERY_SECONDS = 60;

    private static final Duration LONGEST_AGO = Duration.ofDays(100);

    private final Path folder;
    private final Playbook playbook;
    private final BusinessCalendar calendar;
    private final Supplier<ReportMatter> matter;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("reports").factory());
    private boolean hindered;

    /**
     * @param folder of the workspace
     */
    ReportCopies(
            Path folder,
            Playbook playbook,
            BusinessCalendar calendar,
            Supplier<ReportMatter> matter) {
        this.folder = folder.resolve(FOLDER);
        this.playbook = playbook;
        this.calendar = calendar;
        this.matter = matter;
    }

    void start(InstantSource clock) {
        if (!playbook.time().agenda().reports().isEmpty()) {
            looking.scheduleWithFixedDelay(
                    () -> look(clock.instant()), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Makes what is due and not there yet. What hinders it is told once and tried again. */
    void look(Instant now) {
        for (var report : playbook.time().agenda().reports()) {
            try {
                keep(report, now);
            } catch (StoreException.Closed _) {
                return;
            } catch (IOException | RuntimeException fault) {
                if (!hindered) {
                    System.getLogger(ReportCopies.class.getName())
                            .log(
                                    System.Logger.Level.ERROR,
                                    "no copy of %s was kept in %s; make room there, or let it be written to"
                                            .formatted(report.title(), folder),
                                    fault);
                }
                hindered = true;
                return;
            }
        }
        hindered = false;
    }

    private void keep(ScheduledReport report, Instant now) throws IOException {
        var due = last(report.when().recurrence(), now);
        if (due.isEmpty()) {
            return;
        }
        var day = due.get().atZone(playbook.header().zone()).toLocalDate();
        var html = folder.resolve("%s-%s.html".formatted(report.id(), day));
        var pdf = folder.resolve("%s-%s.pdf".formatted(report.id(), day));
        if (Files.exists(html) && Files.exists(pdf)) {
            return;
        }
        var reports = new Reports(matter.get(), due.get());
        var kind = kind(report.when().recurrence());
        var made = reports.of(kind, reports.usual(kind), Grouping.SEVERITY);
        Files.createDirectories(folder);
        AtomicFile.put(html, ReportFormat.HTML.write(made));
        AtomicFile.put(pdf, ReportFormat.PDF.write(made));
    }

    private Optional<Instant> last(Recurrence recurrence, Instant now) {
        Optional<Instant> due = Optional.empty();
        var next = recurrence.next(now.minus(LONGEST_AGO), calendar);
        while (!next.isAfter(now)) {
            due = Optional.of(next);
            next = recurrence.next(next, calendar);
        }
        return due;
    }

    private static Reports.Kind kind(Recurrence recurrence) {
        return switch (recurrence) {
            case Recurrence.Daily _ -> Reports.Kind.DAILY;
            case Recurrence.Weekly _ -> Reports.Kind.WEEKLY;
            case Recurrence.Monthly _, Recurrence.BusinessDayOfMonth _ -> Reports.Kind.MONTHLY;
            case Recurrence.Quarterly _,
                    Recurrence.BeforeQuarterClose _,
                    Recurrence.BusinessDayOfQuarter _ ->
                    Reports.Kind.METRICS;
        };
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
