package org.tocsin.ui.checks;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tocsin.ui.kit.VerdictBadge;

/** A data set's name, its worst verdict, and how its checks stand. */
final class GroupHeader extends HBox {
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final double NAME_AT_MOST = 360;

    private final Label name = new Label();
    private final Label counts = new Label();
    private final VerdictBadge worst = new VerdictBadge();
    private final ChangeListener<Tally.Counts> onCounts = (_, _, now) -> tell(now);
    private final ChangeListener<Boolean> onFold =
            (_, _, folded) -> pseudoClassStateChanged(FOLDED, folded);
    private Optional<GroupRow> shown = Optional.empty();

    GroupHeader() {
        getStyleClass().add("group-header");
        setAlignment(Pos.CENTER_LEFT);
        setMouseTransparent(true);
        setMinWidth(USE_PREF_SIZE);
        var arrow = new Region();
        arrow.getStyleClass().add("fold");
        var box = new StackPane(arrow);
        box.getStyleClass().add("fold-box");
        name.getStyleClass().add("group-name");
        name.setMaxWidth(NAME_AT_MOST);
        counts.getStyleClass().add("group-counts");
        counts.setMinWidth(USE_PREF_SIZE);
        worst.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(box, name, worst, counts);
    }

    void show(GroupRow group) {
        if (shown.filter(group::equals).isPresent()) {
            return;
        }
        shown.ifPresent(old -> {
            old.counts().removeListener(onCounts);
            old.folded().removeListener(onFold);
        });
        shown = Optional.of(group);
        group.counts().addListener(onCounts);
        group.folded().addListener(onFold);
        name.setText(StandingCell.cut(group.name()));
        pseudoClassStateChanged(FOLDED, group.folded().get());
        tell(group.counts().get());
    }

    private void tell(Tally.Counts now) {
        Badges.show(worst, now.worst(), now.worstSeverity());
        counts.setText(GroupRow.words(now));
    }
}
