package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ThemeTest {
    private final Look look = new Look();
    private Label label;
    private Stage stage;

    @Start
    void show(Stage stage) {
        this.stage = stage;
        label = new Label("words");
        look.mode().set(ThemeMode.LIGHT);
        new Theme(look);
        stage.setScene(new Scene(new StackPane(label), 200, 100));
        stage.show();
    }

    @Test
    void anOpenWindowChangesAtOnceAndBack(FxRobot robot) {
        robot.interact(() -> look.mode().set(ThemeMode.DARK));
        assertThat(ink(robot)).isEqualTo(Color.web("#e6e9ee"));
        robot.interact(() -> look.mode().set(ThemeMode.LIGHT));
        assertThat(ink(robot)).isEqualTo(Color.web("#1b1f26"));
    }

    private Object ink(FxRobot robot) {
        robot.interact(() -> label.applyCss());
        return label.getTextFill();
    }

    @Test
    void aPopUpIsAsDarkAsItsWindow(FxRobot robot) {
        robot.interact(() -> look.mode().set(ThemeMode.DARK));
        var menu = new ContextMenu(new MenuItem("Copy"));
        robot.interact(() -> menu.show(stage, 10, 10));
        assertThat(menu.getScene().getRoot().getStyleClass()).contains("dark");
        robot.interact(() -> look.mode().set(ThemeMode.LIGHT));
        assertThat(menu.getScene().getRoot().getStyleClass()).doesNotContain("dark");
        robot.interact(menu::hide);
    }

    @Test
    void aRootSetLaterIsMarkedToo(FxRobot robot) {
        robot.interact(() -> {
            look.mode().set(ThemeMode.DARK);
            look.density().set(Density.COMPACT);
            stage.getScene().setRoot(new StackPane());
        });
        assertThat(stage.getScene().getRoot().getStyleClass())
                .contains("dark", "compact")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDigitIsAsWideInEveryWeight() {
        for (var font :
                new Font[] {
                    Font.font(Fonts.FAMILY, 40),
                    Font.font(Fonts.FAMILY, FontWeight.BOLD, 40),
                    Font.font(Fonts.MEDIUM, 40)
                }) {
            assertThat(font.getFamily()).startsWith(Fonts.FAMILY);
            var widths =
                    IntStream.rangeClosed('0', '9')
                            .mapToObj(digit -> width(Character.toString(digit).repeat(8), font))
                            .distinct();
            assertThat(widths).as(font.getName()).hasSize(1);
        }
    }

    @Test
    void boldIsADrawnWeightOfItsOwn() {
        var regular = Font.font(Fonts.FAMILY, 40);
        var bold = Font.font(Fonts.FAMILY, FontWeight.BOLD, 40);
        assertThat(width("Incidents", bold)).isGreaterThan(width("Incidents", regular));
    }

    private static double width(String words, Font font) {
        var text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
