package org.tocsin.ui.oncall;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Cards, calendar, lists; and the panel of a shift beside them. */
final class OnCallController {
    private static final int YEARS_AROUND = 3;
    private static final double PANEL = 360;

    /** Of the bar over the calendar, and of the scroll pane's edges. */
    private static final double BAR = 92;

    /** Shares of the height that the calendar has at least and at most. */
    private static final double LEAST = 0.3;

    private static final double MOST = 0.72;

    /** What a playbook without schedules is shown to write. */
    private static final String NONE =
            "This playbook names nobody who is on call. A schedule says who takes turns, from when on, and who covers holidays. Write one like this into the playbook, then reload it.";

    private static final String SAMPLE =
            """
            on-call:
              data-team:
                title: Data team on-call
                zone: America/Los_Angeles
                layers:
                  - position: primary
                    rotation:
                      start: "2026-01-05T09:00"
                      every: 1 week
                      people: [ada, ben, cleo]
            """;

    private final OnCallViewModel model;
    private final Parent panel;
    private final Parent transfer;
    private final CalendarView calendar;
    private final List<CardView> cardViews = new ArrayList<>();
    private Optional<OnCallViewModel.Mode> shared = Optional.empty();
    private Optional<Days> scrolled = Optional.empty();

    @FXML private StackPane stateBox;
    @FXML private VBox body;
    @FXML private HBox cards;
    @FXML private Label range;
    @FXML private ToggleButton month;
    @FXML private ToggleButton timeline;
    @FXML private SplitPane split;
    @FXML private SplitPane stack;
    @FXML private ScrollPane calendarScroll;
    @FXML private TabPane tabs;
    @FXML private Tab warningsTab;
    @FXML private VBox warnings;
    @FXML private Tab changesTab;
    @FXML private VBox changes;
    @FXML private ComboBox<Integer> year;
    @FXML private TableView<Picture.Fair> fairness;
    @FXML private TableView<Picture.Owned> ownership;
    @FXML private TableView<Picture.Task> tasks;
    @FXML private Tab calendarsTab;
    @FXML private StackPane calendars;

    OnCallController(OnCallViewModel model, Parent panel, Parent transfer) {
        this.model = model;
        this.panel = panel;
        this.transfer = transfer;
        calendar = new CalendarView(model::open);
    }

    @FXML
    private void initialize() {
        calendarScroll.setContent(calendar);
        calendars.getChildren().setAll(transfer);
        SplitPane.setResizableWithParent(panel, false);
        Ledgers.fairness(fairness);
        Ledgers.ownership(ownership);
        Ledgers.tasks(tasks, model.zone());
        month.setOnAction(_ -> model.mode(OnCallViewModel.Mode.MONTH));
        timeline.setOnAction(_ -> model.mode(OnCallViewModel.Mode.TIMELINE));
        int now = model.wish().get().year();
        year.getItems()
                .setAll(
                        IntStream.rangeClosed(now - YEARS_AROUND, now + YEARS_AROUND)
                                .boxed()
                                .toList());
        year.setValue(now);
        year.valueProperty().subscribe(chosen -> model.year(chosen));
        stack.heightProperty().subscribe(_ -> share());
        model.phase().subscribe(this::show);
        model.wish().subscribe(this::head);
        model.opened().subscribe(this::openPanel);
        model.now()
                .subscribe(at -> {
                    calendar.now(at);
                    cardViews.forEach(card -> card.beat(at));
                });
    }

    private void head(OnCallViewModel.Wish wish) {
        month.setSelected(wish.mode() == OnCallViewModel.Mode.MONTH);
        timeline.setSelected(wish.mode() == OnCallViewModel.Mode.TIMELINE);
        var days = model.days(wish);
        range.setText(
                switch (wish.mode()) {
                    case MONTH -> format("MMMM uuuu", wish.anchor());
                    case TIMELINE ->
                            format("d MMM", days.first())
                                    + " – "
                                    + format("d MMM uuuu", days.first().plusDays(days.count() - 1));
                });
    }

    private static String format(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }

    private void show(OnCallViewModel.Phase phase) {
        switch (phase) {
            case OnCallViewModel.Phase.Loading _ -> state(StatePane.loading(6));
            case OnCallViewModel.Phase.Failed(var message) ->
                    state(
                            StatePane.failed(
                                    new Trouble(message, "", "Look at the playbook's schedules."),
                                    Action.of(
                                            "oncall.retry",
                                            "Try again",
                                            "On-call",
                                            model::refresh)));
            case OnCallViewModel.Phase.NoSchedules(var picture) -> {
                var said = nobody();
                // Owners and duties need no schedule: they are shown all the same.
                if (picture.ledger().ownership().isEmpty() && picture.ledger().tasks().isEmpty()) {
                    state(said);
                } else {
                    shown(picture);
                    calendarScroll.setContent(said);
                }
            }
            case OnCallViewModel.Phase.Shown(var picture) -> {
                calendarScroll.setContent(calendar);
                shown(picture);
            }
        }
    }

    private static VBox nobody() {
        var sample = new Label(SAMPLE);
        sample.getStyleClass().addAll("mono", "sample");
        var box = new VBox(StatePane.empty(Feather.USERS, NONE), sample);
        box.setId("noSchedules");
        return box;
    }

    private void state(Node node) {
        stateBox.getChildren().setAll(node);
        stateBox.setVisible(true);
        body.setVisible(false);
    }

    private void shown(Picture picture) {
        stateBox.setVisible(false);
        body.setVisible(true);
        cardViews.clear();
        picture.cards().forEach(card -> cardViews.add(new CardView(card, picture.people(), model)));
        cards.getChildren().setAll(cardViews);
        cardViews.forEach(card -> card.beat(model.now().getValue()));
        calendar.show(picture, model.wish().get(), model.today());
        calendar.now(model.now().getValue());
        calendar.mark(model.opened().get());
        share();
        scroll(picture);
        var ledger = picture.ledger();
        warningsTab.setText("Warnings  " + ledger.warnings().size());
        warnings.getChildren().setAll(Ledgers.warnings(ledger.warnings(), model));
        changesTab.setText("Changes  " + picture.entered().size());
        changes.getChildren()
                .setAll(
                        picture.entered().isEmpty()
                                ? List.of(
                                        StatePane.empty(
                                                Feather.EDIT_3,
                                                "Nobody has entered an override or a trade. Open a shift in the calendar to take it over or to trade it."))
                                : picture.entered().reversed().stream()
                                        .map(e -> new EnteredRow(e, picture.people(), model))
                                        .toList());
        // Which schedule it is need not be said of the only one.
        fairness.getColumns()
                .getLast()
                .setVisible(
                        ledger.fairness().stream().map(Picture.Fair::schedule).distinct().count()
                                > 1);
        fairness.getItems().setAll(ledger.fairness());
        ownership.getItems().setAll(ledger.ownership());
        tasks.getItems().setAll(ledger.tasks());
    }

    /**
     * Gives the calendar the height it needs, when it is first shown and when its form changes; in
     * between, the divider stays where somebody put it.
     */
    private void share() {
        var mode = Optional.of(model.wish().get().mode());
        if (stack.getHeight() > 0 && !calendar.getChildren().isEmpty() && !mode.equals(shared)) {
            shared = mode;
            double needed = BAR + calendar.prefHeight(stack.getWidth());
            stack.setDividerPositions(Math.clamp(needed / stack.getHeight(), LEAST, MOST));
        }
    }

    /**
     * Where weeks are stood above each other, to today's, or else to the first; once for a page.
     */
    private void scroll(Picture picture) {
        var page = picture.page().days();
        if (!Optional.of(page).equals(scrolled)) {
            scrolled = Optional.of(page);
            long week = java.time.temporal.ChronoUnit.WEEKS.between(page.first(), model.today());
            double last = page.count() / 7.0 - 1;
            // It scrolls within what has been laid out, and these weeks have not been yet.
            calendarScroll.applyCss();
            calendarScroll.layout();
            calendarScroll.setVvalue(week >= 0 && week <= last ? week / last : 0);
        }
    }

    private void openPanel(Optional<Bar> opened) {
        boolean open = split.getItems().contains(panel);
        if (opened.isPresent() && !open) {
            split.getItems().add(panel);
            double whole = Math.max(1, split.getWidth());
            split.setDividerPositions(1 - PANEL / whole);
        } else if (opened.isEmpty() && open) {
            split.getItems().remove(panel);
        }
        calendar.mark(opened);
    }

    /** Opens who is on call in the first post, for who has only a keyboard. */
    void openNow() {
        model.picture().stream()
                .flatMap(picture -> picture.cards().stream())
                .findFirst()
                .ifPresent(card -> model.open(card.now()));
        focusCalendar();
    }

    void focusCalendar() {
        calendar.focus(Optional.empty(), model.now().getValue());
    }

    void showCalendars() {
        tabs.getSelectionModel().select(calendarsTab);
        calendars.requestFocus();
    }

    @FXML
    private void back() {
        model.turn(-1);
    }

    @FXML
    private void today() {
        model.goToday();
    }

    @FXML
    private void on() {
        model.turn(1);
    }
}
