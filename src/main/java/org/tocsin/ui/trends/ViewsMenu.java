package org.tocsin.ui.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.engine.TrendDesk;
import org.tocsin.ui.kit.Threads;

/** Views that somebody saved, and a field that saves what is on screen. */
final class ViewsMenu {
    private final TrendsViewModel model;
    private final TrendDesk desk;
    private final Threads threads;
    private final MenuButton menu;
    private Optional<Deeds> deeds = Optional.empty();

    ViewsMenu(TrendsViewModel model, TrendDesk desk, Threads threads, MenuButton menu) {
        this.model = model;
        this.desk = desk;
        this.threads = threads;
        this.menu = menu;
    }

    void saveBy(Deeds how) {
        deeds = Optional.of(how);
        refresh();
    }

    /** Reads them anew, off the UI thread. */
    void refresh() {
        threads.background()
                .execute(() -> {
                    List<SavedView> found;
                    try {
                        found = desk.views();
                    } catch (RuntimeException fault) {
                        System.getLogger(ViewsMenu.class.getName())
                                .log(System.Logger.Level.WARNING, "reading views", fault);
                        return;
                    }
                    threads.ui().execute(() -> fill(found));
                });
    }

    private void fill(List<SavedView> found) {
        var items = new ArrayList<MenuItem>();
        for (var view : found) {
            var item = new MenuItem(view.name());
            item.setOnAction(_ -> model.show(view));
            items.add(item);
        }
        if (!found.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(saving());
        if (!found.isEmpty()) {
            var forget = new Menu("Forget");
            for (var view : found) {
                var item = new MenuItem(view.name());
                item.setOnAction(_ -> deeds.ifPresent(each -> each.forget(view)));
                forget.getItems().add(item);
            }
            items.add(forget);
        }
        menu.getItems().setAll(items);
    }

    private CustomMenuItem saving() {
        var name = new TextField();
        name.setId("trend-view-name");
        name.setPromptText("Save this view as…");
        name.setAccessibleText("Name to save this view by");
        name.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        save(name.getText());
                        event.consume();
                    }
                });
        var box = new VBox(4, new Label("Enter saves it"), name);
        box.getChildren().getFirst().getStyleClass().add("caption");
        return new CustomMenuItem(box, false);
    }

    /** What is on screen, by a name; an empty one is not taken. */
    void save(String name) {
        if (name.isBlank() || model.picture().get().tracks().isEmpty()) {
            return;
        }
        menu.hide();
        deeds.ifPresent(each -> each.save(model.view(name.strip())));
    }
}
