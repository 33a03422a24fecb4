package org.tocsin.ui.checks;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Words;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.Sparkline;
import org.tocsin.ui.kit.VerdictBadge;

/**
 * One cell of a check's row. The first visible cell of a header row carries the header, which lies
 * over the empty cells beside it.
 */
abstract class StandingCell extends TableCell<Line, Standing> {
    /** Longer texts are cut before they are measured: nobody sees the rest, layout would pay. */
    private static final int DRAWN = 300;

    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");

    private @Nullable GroupHeader header;
    private @Nullable Node edge;

    @Override
    protected final void updateItem(@Nullable Standing standing, boolean empty) {
        super.updateItem(standing, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        if (standing != null && !empty) {
            show(standing);
        } else if (!empty && line() instanceof GroupRow group && isFirst()) {
            var shown = header == null ? new GroupHeader() : header;
            header = shown;
            shown.show(group);
            setGraphic(shown);
        }
    }

    /** A cell cuts off what is wider than its column; a header is meant to be. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getGraphic() instanceof GroupHeader) {
            edge = getClip() == null ? edge : getClip();
            setClip(null);
        } else if (edge != null) {
            setClip(edge);
            edge = null;
        }
    }

    abstract void show(Standing standing);

    private @Nullable Line line() {
        var row = getTableRow();
        return row == null ? null : row.getItem();
    }

    private boolean isFirst() {
        return getTableView().getVisibleLeafColumn(0) == getTableColumn();
    }

    static String cut(String text) {
        return text.length() <= DRAWN ? text : text.substring(0, DRAWN) + "…";
    }

    static final class Verdict extends StandingCell {
        private final VerdictBadge badge = new VerdictBadge();

        @Override
        void show(Standing standing) {
            Badges.show(badge, standing.state(), standing.severity());
            setGraphic(badge);
        }
    }

    static final class Severity extends StandingCell {
        private final SeverityBadge badge = new SeverityBadge();

        @Override
        void show(Standing standing) {
            standing.severity()
                    .ifPresent(severity -> {
                        badge.show(severity.id(), Badges.tone(severity));
                        setGraphic(badge);
                    });
        }
    }

    /** Words, at the left. */
    static final class Text extends StandingCell {
        private final Function<Standing, String> words;

        Text(Function<Standing, String> words, String style) {
            this.words = words;
            getStyleClass().add(style);
        }

        @Override
        void show(Standing standing) {
            setText(cut(words.apply(standing).replace('\n', ' ')));
        }
    }

    /** Digits, at the right. */
    static final class Figure extends StandingCell {
        private final Function<Standing, String> words;

        Figure(Function<Standing, String> words, String style) {
            this.words = words;
            getStyleClass().addAll("figure", style);
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(Standing standing) {
            setText(words.apply(standing));
            pseudoClassStateChanged(FAR, standing.state() == State.BREACH);
        }
    }

    static final class Trend extends StandingCell {
        private final Sparkline sparkline = new Sparkline();

        @Override
        void show(Standing standing) {
            sparkline.show(standing.recent(), words(standing));
            setGraphic(standing.recent().isEmpty() ? null : fitted());
        }

        private Node fitted() {
            sparkline.setPrefWidth(Math.max(0, getTableColumn().getWidth() - 16));
            return sparkline;
        }

        private static String words(Standing standing) {
            var unit = standing.check().measure().unit();
            var newest =
                    standing.recent().isEmpty()
                            ? Optional.<String>empty()
                            : Optional.of(Words.value(standing.recent().getLast(), unit));
            return newest.map(value ->
                            "Last %d values, the newest %s"
                                    .formatted(standing.recent().size(), value))
                    .orElse("No values yet");
        }
    }
}
