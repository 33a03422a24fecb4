package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class BadgesTest {
    @Test
    void everyScaleFindsItsShapesHoweverManyStepsItHas() {
        assertThat(SeverityBadge.Tone.of(0, false)).isEqualTo(SeverityBadge.Tone.OCTAGON);
        assertThat(SeverityBadge.Tone.of(1, false)).isEqualTo(SeverityBadge.Tone.TRIANGLE);
        assertThat(SeverityBadge.Tone.of(2, true)).isEqualTo(SeverityBadge.Tone.CIRCLE);
        assertThat(SeverityBadge.Tone.of(9, false)).isEqualTo(SeverityBadge.Tone.CIRCLE);
    }

    @Test
    void aShortNameStandsInsideTheShapeAndALongOneBesideIt() {
        var badge = new SeverityBadge();
        badge.show("P0", SeverityBadge.Tone.OCTAGON);
        assertThat(texts(badge)).containsExactly("P0", "");
        badge.show("CRITICAL", SeverityBadge.Tone.OCTAGON);
        assertThat(texts(badge)).containsExactly("C", "Critical");
        assertThat(badge.getAccessibleText()).isEqualTo("Severity CRITICAL");
    }

    private static List<String> texts(SeverityBadge badge) {
        badge.applyCss();
        return badge.lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList();
    }

    @Test
    void aVerdictWearsTheToneOfItsSeverityAndDropsItAgain() {
        var badge = new VerdictBadge();
        badge.show(VerdictBadge.Kind.BREACH, "Breach", Optional.of(SeverityBadge.Tone.TRIANGLE));
        assertThat(badge.getPseudoClassStates())
                .extracting(Object::toString)
                .contains("breach", "sev-1");
        badge.show(VerdictBadge.Kind.HEALTHY, "Healthy", Optional.empty());
        assertThat(badge.getPseudoClassStates())
                .extracting(Object::toString)
                .contains("healthy")
                .doesNotContain("breach", "sev-1");
    }

    @Test
    void aFlatLineRunsThroughTheMiddleAndGapsAreLeftOut() {
        var line = new Sparkline();
        line.resize(100, 20);
        line.show(List.of(5.0, Double.NaN, 5.0), "two values");
        line.layout();
        var points = ((Polyline) line.getChildrenUnmodifiable().getFirst()).getPoints();
        assertThat(points).containsExactly(3.0, 10.0, 97.0, 10.0);
        assertThat(line.getAccessibleText()).isEqualTo("two values");
    }

    @Test
    void noValuesDrawNothing() {
        var line = new Sparkline();
        line.resize(100, 20);
        line.show(List.of(), "No values yet");
        line.layout();
        assertThat(line.getChildrenUnmodifiable()).noneMatch(node -> node.isVisible());
    }
}
