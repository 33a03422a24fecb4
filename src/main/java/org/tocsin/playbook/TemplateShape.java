package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.notice.Wording;
import org.tocsin.domain.response.Template;

/** How the texts of messages are written; their places are judged where they stand (P-2, N-4). */
final class TemplateShape {
    /** A text, and where in the file each spot of it is. */
    private record Passage(String text, Function<Wording.Spot, Place> place) {}

    private static final Shape.Key<String> ID = required("id", Scalars.ID, "Its name");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<Template.Use> USE =
            required("use", Scalars.word(Template.Use.values()), "When it is offered");
    private static final Shape.Key<String> AUDIENCE =
            optional(
                    "audience",
                    Scalars.WORDS,
                    "Whom it is for, as a duty's audience has it, such as customers; anybody when"
                            + " not said");
    private static final Shape.Key<Passage> SUBJECT =
            optional(
                    "subject",
                    Scalars.WORDS.judged(TemplateShape::passage),
                    "The subject of messages that have one, such as \"[{{severity}}] {{title}}\"");
    private static final Shape.Key<Passage> BODY =
            required(
                    "body",
                    Scalars.TEXT.judged(TemplateShape::passage),
                    "The text, with places to fill such as {{severity}}, parts that are only there"
                            + " when something is known, such as {{#root-cause}}Cause:"
                            + " {{root-cause}}{{/root-cause}}, and places such as [Action 1] that"
                            + " only a person can fill");
    private static final Shape.Key<String> SOURCE =
            optional("source", Scalars.WORDS, "The document and section the text comes from");

    static final Decoder<Template> TEMPLATE =
            new Shape<>(
                    List.of(ID, TITLE, USE, AUDIENCE, SUBJECT, BODY, SOURCE), TemplateShape::build);

    private TemplateShape() {}

    private static Template build(Fields fields) {
        var use = fields.get(USE);
        var subject = fields.find(SUBJECT);
        subject.ifPresent(passage -> judge(passage, use, fields.context()));
        judge(fields.get(BODY), use, fields.context());
        return new Template(
                fields.get(ID),
                fields.find(TITLE).orElseGet(() -> fields.get(ID)),
                new Template.Offer(use, fields.find(AUDIENCE).orElse("")),
                new Template.Wording(
                        subject.map(Passage::text).orElse(""), fields.get(BODY).text()),
                fields.find(SOURCE).orElse(""));
    }

    private static void judge(Passage passage, Template.Use use, Context context) {
        for (var fault : TemplateWords.faults(passage.text(), use)) {
            context.problems().error(passage.place().apply(fault.spot()), fault.message());
        }
    }

    private static Optional<Passage> passage(String text, Node node, Context context) {
        return Optional.of(new Passage(text, spot -> place(spot, text, node, context)));
    }

    /** The very place where the text stands as it is in the file, else where it begins. */
    private static Place place(Wording.Spot spot, String text, Node node, Context context) {
        var start = context.place(node);
        if (!(node instanceof ScalarNode scalar)) {
            return start;
        }
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL) {
            int indent = scalar.getStartMark().map(TemplateShape::indent).orElse(0);
            return new Place(start.file(), start.line() + spot.line(), indent + spot.column());
        }
        var end = scalar.getEndMark().map(mark -> Place.of(context.file(), mark)).orElse(start);
        int quotes = scalar.isPlain() ? 0 : 1;
        boolean asItStands =
                end.line() == start.line()
                        && end.column() - start.column()
                                == text.codePointCount(0, text.length()) + 2 * quotes;
        return asItStands ? start.right(quotes + spot.column() - 1) : start;
    }

    /** By how much the lines of a block are indented, as far as the reader still has them. */
    private static int indent(Mark mark) {
        var buffer = mark.getBuffer();
        int at = mark.getPointer();
        while (at < buffer.length && buffer[at] != '\n') {
            at++;
        }
        int indent = 0;
        for (at++; at < buffer.length && (buffer[at] == ' ' || buffer[at] == '\n'); at++) {
            indent = buffer[at] == '\n' ? 0 : indent + 1;
        }
        return at < buffer.length ? indent : 0;
    }
}
