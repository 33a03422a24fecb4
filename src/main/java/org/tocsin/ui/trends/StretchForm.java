package org.tocsin.ui.trends;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.trend.Mark;

/** Names a stretch or an instant: over the charts, put away by Esc. */
final class StretchForm {
    private final Ways ways;
    private final ZoneId zone;
    private final Label when = new Label();
    private final Label trouble = new Label();
    private final ComboBox<Name> name = new ComboBox<>();
    private final ComboBox<Whose> whose = new ComboBox<>();
    private final TextField text = new TextField();
    private final Button zoom = new Button("Zoom in");
    private final Button incident = new Button("Open an incident here");
    private final VBox root;
    private Sight sight = new Sight(0, 0);
    private Optional<Track> track = Optional.empty();

    /** What the stretch is. The first ones leave it out of baselines. */
    enum Name {
        INCIDENT("Incident: the data were wrong"),
        HOLIDAY("Holiday"),
        PROMOTION("Promotion"),
        BACK_FILL("Back-fill"),
        IGNORE("Ignore"),
        DEPLOYMENT("Deployment, only noted"),
        NOTE("Note");

        private final String words;

        Name(String words) {
            this.words = words;
        }

        boolean excludes() {
            return this != DEPLOYMENT && this != NOTE;
        }

        /** How a reason begins, so that it tells the kind. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum Whose {
        MEASURE("Of this metric"),
        DATA_SET("Of its whole data set"),
        EVERYTHING("Of everything");

        private final String words;

        Whose(String words) {
            this.words = words;
        }
    }

    /**
     * What comes of it.
     *
     * @param report opens the report of an incident that began with the stretch
     */
    record Ways(
            Deeds deeds, Consumer<Sight> zoom, BiConsumer<Track, Sight> report, Runnable close) {}

    StretchForm(Ways ways, ZoneId zone) {
        this.ways = ways;
        this.zone = zone;
        name.getItems().setAll(Name.values());
        name.setConverter(new Words<>(each -> each.words));
        name.setId("stretch-name");
        name.setAccessibleText("What it is");
        whose.getItems().setAll(Whose.values());
        whose.setConverter(new Words<>(each -> each.words));
        whose.setId("stretch-whose");
        whose.setAccessibleText("Whose baselines leave it out");
        whose.disableProperty().bind(name.valueProperty().map(each -> !each.excludes()));
        text.setId("stretch-reason");
        text.setPromptText("Why, in a few words");
        text.setAccessibleText("Why");
        text.setOnAction(_ -> save());
        trouble.getStyleClass().add("form-trouble");
        trouble.setId("stretch-trouble");
        when.getStyleClass().add("caption");
        when.setId("stretch-when");
        root = new VBox(heading(), when, choices(), text, trouble, buttons());
        root.getStyleClass().add("stretch-form");
        root.setMaxSize(460, Region.USE_PREF_SIZE);
        root.setId("stretch-form");
    }

    private static Label heading() {
        var heading = new Label("Name this stretch");
        heading.getStyleClass().add("section-title");
        return heading;
    }

    private HBox choices() {
        HBox.setHgrow(whose, Priority.ALWAYS);
        return new HBox(8, name, whose);
    }

    private FlowPane buttons() {
        var save = new Button("Save");
        save.setId("stretch-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> save());
        zoom.setId("stretch-zoom");
        zoom.setOnAction(_ -> {
            ways.close().run();
            ways.zoom().accept(sight);
        });
        incident.setId("stretch-incident");
        incident.setOnAction(_ -> {
            ways.close().run();
            track.ifPresent(each -> ways.report().accept(each, sight));
        });
        var cancel = new Button("Cancel");
        cancel.setId("stretch-cancel");
        cancel.setOnAction(_ -> ways.close().run());
        return new FlowPane(8, 8, save, incident, zoom, cancel);
    }

    VBox root() {
        return root;
    }

    /**
     * @param about whose metric is meant
     * @param first what it is to begin with
     */
    void ask(Sight stretch, Optional<Track> about, Name first) {
        sight = stretch;
        track = about;
        name.setValue(first);
        whose.setValue(Whose.MEASURE);
        text.clear();
        trouble.setText("");
        when.setText(
                "%s to %s%s"
                        .formatted(
                                Times.exact(stretch.from(), zone),
                                Times.exact(stretch.until(), zone),
                                about.map(each -> ", " + each.metric().title()).orElse("")));
        text.requestFocus();
    }

    private void save() {
        String reason = text.getText().strip();
        if (reason.isEmpty()) {
            trouble.setText("Say why, in a few words: others will read it on the chart.");
            text.requestFocus();
            return;
        }
        var chosen = name.getValue();
        ways.close().run();
        if (chosen.excludes()) {
            ways.deeds().exclude(scope(), sight, chosen.id() + ": " + reason);
        } else {
            var kind = chosen == Name.NOTE ? Mark.Kind.NOTE : Mark.Kind.DEPLOYMENT;
            ways.deeds().note(kind, sight.from(), reason);
        }
    }

    private Exclusion.Scope scope() {
        var measure = track.map(each -> each.metric().check().measure());
        if (measure.isEmpty()) {
            return new Exclusion.Scope.Everything();
        }
        return switch (whose.getValue()) {
            case MEASURE -> new Exclusion.Scope.OfMeasure(measure.get().id());
            case DATA_SET -> new Exclusion.Scope.OfDataSet(measure.get().dataSet());
            case EVERYTHING -> new Exclusion.Scope.Everything();
        };
    }

    /** Writes a choice in words; it is never read back. */
    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Words(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public T fromString(String written) {
            throw new UnsupportedOperationException("the list is not typed into");
        }
    }
}
