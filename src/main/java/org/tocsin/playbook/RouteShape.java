package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Route;

/** How it is written who hears of an incident without anybody's doing. */
final class RouteShape {
    private static final Shape.Key<Span> AFTER =
            optional("after", Scalars.SPAN, "How long after; at once when not said");
    private static final Shape.Key<Recipients> TO =
            required("to", RecipientsShape.RECIPIENTS, "Who is told");
    private static final Shape.Key<Span> EVERY =
            optional(
                    "every",
                    Scalars.SOME_SPAN,
                    "How long from one notice to the next; once when not said");
    private static final Shape.Key<String> TEMPLATE =
            optional(
                    "template",
                    Scalars.reference(Declared.Kind.TEMPLATE),
                    "What is sent; the channel's usual text when not said");

    static final Decoder<Route> ROUTE =
            new Shape<>(
                    List.of(
                            RuleParts.ID,
                            RuleParts.TITLE,
                            RuleParts.FOR,
                            AFTER,
                            RuleParts.FROM,
                            TO,
                            EVERY,
                            TEMPLATE,
                            RuleParts.SOURCE),
                    RouteShape::build);

    private RouteShape() {}

    private static Route build(Fields fields) {
        return new Route(
                RuleParts.rule(
                        "route",
                        fields,
                        RuleParts.scope(fields),
                        fields.find(AFTER).orElse(Span.ZERO)),
                fields.get(TO),
                fields.find(EVERY),
                fields.find(TEMPLATE).orElse(""));
    }
}
