package org.tocsin.ui.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Draws parsed Markdown, one node per block. */
public final class MarkdownView {
    private static final double INDENT = 16;

    private MarkdownView() {}

    public static List<Node> nodes(String markdown) {
        return Markdown.parse(markdown).stream().map(MarkdownView::node).toList();
    }

    private static Node node(Markdown.Block block) {
        return switch (block) {
            case Markdown.Block.Heading(var level, var spans) ->
                    styled(flow(spans), level == 1 ? "md-title" : "md-heading");
            case Markdown.Block.Paragraph(var spans) -> styled(flow(spans), "md-paragraph");
            case Markdown.Block.Item(var mark, var depth, var spans) -> item(mark, depth, spans);
            case Markdown.Block.Code(var text) -> {
                var code = new Label(text);
                Bidi.wrap(code);
                code.setMaxWidth(Double.MAX_VALUE);
                yield styled(code, "md-block");
            }
        };
    }

    private static Node item(String mark, int depth, List<Markdown.Span> spans) {
        var number = new Label(mark);
        number.getStyleClass().add("md-mark");
        var text = flow(spans);
        HBox.setHgrow(text, Priority.ALWAYS);
        var item = new HBox(number, text);
        VBox.setMargin(item, new javafx.geometry.Insets(0, 0, 0, depth * INDENT));
        return styled(item, "md-item");
    }

    private static TextFlow flow(List<Markdown.Span> spans) {
        var flow = new TextFlow();
        for (var span : spans) {
            var text = new Text(span.text());
            text.getStyleClass()
                    .add(
                            switch (span) {
                                case Markdown.Span.Plain _ -> "md-plain";
                                case Markdown.Span.Bold _ -> "md-bold";
                                case Markdown.Span.Emphasis _ -> "md-emphasis";
                                case Markdown.Span.Code _ -> "md-code";
                            });
            flow.getChildren().add(text);
        }
        return flow;
    }

    private static Node styled(Node node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
