package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Work;
import org.tocsin.ui.kit.Threads;

class ReportViewModelTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final BoardShop shop = new BoardShop();
    private final List<Incident> opened = new ArrayList<>();
    private final ReportViewModel model =
            new ReportViewModel(
                    shop.desk,
                    new Threads(Runnable::run, Runnable::run),
                    new BoardPane.Clock(new SimpleObjectProperty<>(BoardShop.NOON), BoardShop.ZONE),
                    BoardShop.guide(),
                    opened::add);

    @Test
    void anIncidentNeedsATitleAndASeverity() {
        model.submit();
        assertThat(model.trouble().get()).startsWith("Say in a few words");
        model.title().set("Revenue is wrong");
        model.submit();
        assertThat(model.trouble().get()).startsWith("Choose how severe");
        model.severity().set("P1");
        model.submit();
        assertThat(model.trouble().get()).isEmpty();
        assertThat(opened).hasSize(1);
    }

    @Test
    void whatWasTypedGoesIntoTheIncident() {
        model.title().set("  Revenue is wrong ");
        model.severity().set("P0");
        model.category().set("data-quality");
        model.subcategory().set("duplicates");
        model.pipeline().set("revenue-daily");
        model.words().set("It cannot be half");
        model.metrics().set("revenue, conversion rate;;");
        model.since().set("2 h");
        model.submit();
        var subject = opened.getFirst().subject();
        assertThat(subject.title()).isEqualTo("Revenue is wrong");
        assertThat(subject.classification())
                .isEqualTo(new Subject.Classification("P0", "data-quality", "duplicates"));
        assertThat(subject.place().labels()).isEqualTo(Set.of("finance"));
        var report = (Subject.Report) subject.origin();
        assertThat(report.reporter()).isEqualTo("ada");
        assertThat(report.metrics()).containsExactly("revenue", "conversion rate");
        assertThat(opened.getFirst().course().times().started())
                .contains(BoardShop.NOON.minus(Duration.ofHours(2)));
        assertThat(model.title().get()).as("ready for the next one").isEmpty();
    }

    @Test
    void theTickedStepsOfAReportAreSignedOnTheIncident() {
        model.report().set(true);
        assertThat(model.procedures())
                .singleElement()
                .satisfies(each -> assertThat(each.phases().getFirst().steps()).hasSize(4));
        model.tick("user-report", "s1", true);
        model.tick("user-report", "s2", true);
        model.tick("user-report", "s2", false);
        model.title().set("Looks odd");
        model.severity().set("P2");
        model.submit();
        assertThat(shop.incident(1).work().steps())
                .containsOnlyKeys(new Work.StepKey("user-report", "s1"));
        assertThat(model.isTicked("user-report", "s1")).isFalse();
    }

    @Test
    void anUnreadableTimeIsSaidAndNothingIsLost() {
        model.title().set("Revenue is wrong");
        model.severity().set("P1");
        model.since().set("yesterdayish");
        model.submit();
        assertThat(model.trouble().get()).startsWith("Write since when");
        assertThat(opened).isEmpty();
        assertThat(model.title().get()).isEqualTo("Revenue is wrong");
    }

    @Test
    void aRefusalOfTheDeskIsShownWithItsReason() {
        model.title().set("Revenue is wrong");
        model.severity().set("P9");
        model.submit();
        assertThat(model.trouble().get()).startsWith("There is no severity P9");
        assertThat(model.title().get()).isEqualTo("Revenue is wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "90 min, 2025-03-30T00:30:00Z",
        "2h, 2025-03-30T00:00:00Z",
        "1 d ago, 2025-03-29T02:00:00Z",
        "1:30, 2025-03-30T00:30:00Z",
        "23:00, 2025-03-29T22:00:00Z",
        "2025-03-28 9:15, 2025-03-28T08:15:00Z",
        "2025-03-28, 2025-03-27T23:00:00Z"
    })
    void sinceWhenIsReadInTheTeamsZone(String text, Instant expected) {
        // Four in the morning of the day on which Berlin has no two o'clock.
        var now = Instant.parse("2025-03-30T02:00:00Z");
        assertThat(ReportSince.read(text, now, BERLIN)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "25:00", "2025-02-30 10:00", "2099-01-01", "-2 h", "2 weeks"})
    void whatIsNoTimeOrLiesAheadIsNotTaken(String text) {
        assertThat(ReportSince.read(text, BoardShop.NOON, BERLIN)).isEmpty();
    }
}
