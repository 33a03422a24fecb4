package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class BidiTest {
    private static final String ARABIC = "معدل القيم الفارغة في معرف العميل أعلى من المتوقع";

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, "בדיקת הכנסות יומית", "Check בדיקת הכנסות failed", ""})
    void anyTextCanBeLaidOutInAnyWidth(String text) {
        var label = new Label();
        Bidi.show(label, text);
        var area = new TextArea();
        Bidi.wrap(area);
        area.setText(text);
        for (double width = 20; width < 300; width += 7) {
            var scene = new Scene(new StackPane(label), width, 40);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var other = new Scene(new StackPane(area), width, 80);
            other.getRoot().applyCss();
            other.getRoot().layout();
        }
        assertThat(label.isWrapText()).isEqualTo(text.isEmpty());
    }

    @Test
    void theFirstLetterSaysWhichWayATextRuns() {
        var label = new Label();
        Bidi.show(label, "12 " + ARABIC);
        assertThat(label.getNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        Bidi.show(label, "#4 Revenue " + ARABIC);
        assertThat(label.getNodeOrientation()).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
        Bidi.show(label, "Überschrift, 日本語, 🙂");
        assertThat(label.isWrapText()).isTrue();
    }
}
