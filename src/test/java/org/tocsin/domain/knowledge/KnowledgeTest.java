package org.tocsin.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Subject;

class KnowledgeTest {
    private static final Instant DAY = Instant.parse("2025-03-04T06:00:00Z");
    private static final String CONSENT = "The consent banner blocked tracking";

    private final Map<UUID, CheckRun> runs = new HashMap<>();
    private final Map<Long, String> resolutions = new HashMap<>();
    private final List<Incident> all = new ArrayList<>();

    private final Knowledge.Memory memory =
            new Knowledge.Memory() {
                @Override
                public Symptoms symptoms(Incident incident) {
                    return Symptoms.of(incident, id -> Optional.ofNullable(runs.get(id)));
                }

                @Override
                public Optional<String> resolution(Incident incident) {
                    return Optional.ofNullable(resolutions.get(incident.id().number()));
                }
            };

    /** A check that failed, with a run that found a value between 5 and 100 expected. */
    private Subject.Origin failed(String check, double value, String segment) {
        var id = new UUID(3, runs.size());
        var findings =
                new CheckRun.Findings(
                        new Reading.Tested(1, OptionalLong.empty()),
                        "",
                        Sample.NONE,
                        segment.isEmpty() ? Segments.NONE : new Segments(segment, List.of(), 1));
        runs.put(
                id,
                new CheckRun(
                        id,
                        new CheckId(check),
                        new CheckRun.Occasion(
                                new Partition.Whole(LocalDate.of(2025, 3, 4), ZoneOffset.UTC),
                                DAY,
                                Duration.ZERO,
                                "schedule"),
                        new Judgement(
                                new Verdict.Breach(new Severity("P1", 0, Severity.Level.CRITICAL)),
                                OptionalDouble.of(value),
                                new Judgement.Bounds(
                                        OptionalDouble.empty(),
                                        OptionalDouble.of(5),
                                        OptionalDouble.of(100),
                                        OptionalDouble.empty()),
                                "said so"),
                        findings));
        var failure = new Subject.Failure(new CheckId(check), Optional.of(id), DAY, "said so");
        return new Subject.Breach(
                failure,
                new Subject.Ticket(
                        check,
                        "",
                        Optional.empty(),
                        new Subject.Affected("", "", "", List.of()),
                        List.of()));
    }

    private static Subject.Origin report(String words) {
        return new Subject.Report("eve", words, List.of(), Optional.empty());
    }

    private Incident incident(String title, String dataSet, Subject.Origin origin, String cause) {
        long number = all.size() + 1L;
        var at = DAY.plus(Duration.ofDays(number));
        var subject =
                new Subject(
                        title,
                        new Subject.Classification("P1", "data-quality", ""),
                        new Subject.Place("", List.of(dataSet), Set.of()),
                        origin);
        var log = new ArrayList<Logged>();
        var who = new Actor.Person("ana");
        log.add(new Logged(1, at, who, new Event.Opened(subject, at, Optional.empty(), "")));
        if (!cause.isEmpty()) {
            log.add(new Logged(2, at, who, new Event.RootCauseFound(cause)));
        }
        var made = Incident.of(new UUID(1, number), number, log);
        all.add(made);
        return made;
    }

    private List<Offer> find(Incident incident) {
        return Knowledge.find(incident, all, memory);
    }

    @Test
    void aRootCauseIsOfferedWithEveryReasonWhenItsSymptomsReturn() {
        incident("Events 12% below", "events", failed("rows", 2, "country=DE"), CONSENT);
        resolutions.put(1L, "the banner was fixed");
        var now = incident("Fewer orders", "events", failed("rows", 3, "country=DE"), "");
        assertThat(find(now))
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.rootCause()).isEqualTo(CONSENT);
                    assertThat(offer.fixedBy()).contains("the banner was fixed");
                    assertThat(offer.because())
                            .containsExactly(
                                    "same check rows",
                                    "value fell as then",
                                    "same segment country=DE",
                                    "same data set events",
                                    "same category data-quality");
                });
    }

    @Test
    void theLikestComesFirstAndEachRootCauseOnce() {
        incident("One", "events", failed("rows", 200, ""), "A retry sent all twice");
        incident("Two", "events", failed("rows", 2, ""), CONSENT);
        incident(
                "Three",
                "events",
                failed("rows", 3, ""),
                CONSENT.toUpperCase(java.util.Locale.ROOT));
        var now = incident("Four", "events", failed("rows", 1, ""), "");
        assertThat(find(now))
                .extracting(offer -> offer.past().id().number(), Offer::score)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, 12),
                        org.assertj.core.groups.Tuple.tuple(1L, 9));
    }

    @Test
    void withoutItsRunsACheckIsStillTheSame() {
        incident("One", "events", failed("rows", 2, ""), CONSENT);
        var now = incident("Two", "events", failed("rows", 2, ""), "");
        runs.clear();
        assertThat(find(now).getFirst().reasons())
                .isEqualTo("same check rows, same data set events, same category data-quality");
    }

    @Test
    void wordsOfTitlesCountWhereNoCheckFailedAndNumbersDoNot() {
        incident("Dashboard 2025 shows doubled revenue", "orders", report(""), "Time zones");
        incident("Dashboard 2026 is slow", "orders", report(""), "An index was dropped");
        var now =
                incident("Revenue doubling in 2026", "users", report("the dashboard is wrong"), "");
        assertThat(find(now))
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.rootCause()).isEqualTo("Time zones");
                    assertThat(offer.reasons())
                            .isEqualTo(
                                    "same category data-quality, both say revenue, doubl,"
                                            + " dashboard");
                });
    }

    @Test
    void whatHasNoCauseComesLaterOrIsAlikeByPlaceAloneIsNotOffered() {
        incident("Same check without a cause", "events", failed("rows", 2, ""), "");
        incident("Other thing", "events", failed("nulls", 2, ""), "Nothing alike");
        var now = incident("Now", "events", failed("rows", 2, ""), CONSENT);
        incident("Later", "events", failed("rows", 2, ""), CONSENT);
        assertThat(find(now)).isEmpty();
    }

    @Test
    void ofASourceThatCouldNotBeAskedTheOtherTimesAreOffered() {
        var failure =
                new Subject.Failure(new CheckId("rows"), Optional.empty(), DAY, "no connection");
        incident(
                "Shop is gone", "a", new Subject.BrokenSource("shop", failure), "Expired password");
        var now = incident("Shop away", "b", new Subject.BrokenSource("shop", failure), "");
        assertThat(find(now).getFirst().because())
                .contains("same check rows", "source shop could not be asked then too");
    }
}
