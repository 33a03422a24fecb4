package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Settings;

/** How it is written what the team wants of the incidents themselves. */
final class SettingsShape {
    private static final Shape.Key<Integer> RESOLVE_AFTER =
            optional(
                    "resolve-after",
                    Scalars.whole(1),
                    "So many good runs in a row of every failed check resolve the incident; never"
                            + " when not said");
    private static final Shape.Key<Span> UNACKNOWLEDGE_AFTER =
            optional(
                    "unacknowledge-after",
                    Scalars.SOME_SPAN,
                    "How long nothing is done until an acknowledgement lapses; never when not said");
    private static final Shape.Key<List<String>> BRIDGE_FOR =
            required(
                    "for",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.SEVERITY)),
                    "The severities it opens with");
    private static final Shape.Key<String> LINK =
            optional(
                    "link",
                    Scalars.WORDS,
                    "Where it is, with {{number}} for the incident's; a person says when not said");
    private static final Shape.Key<Settings.Bridge> BRIDGE =
            optional(
                    "bridge",
                    new Shape<>(
                            List.of(BRIDGE_FOR, LINK),
                            fields ->
                                    new Settings.Bridge(
                                            Set.copyOf(fields.get(BRIDGE_FOR)),
                                            fields.find(LINK).orElse(""))),
                    "A war room that opens with an incident");
    private static final Shape.Key<List<String>> APPROVAL_FOR =
            optional(
                    "approval-for",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.CATEGORY)),
                    "Categories whose incidents close only after the business owner has approved the"
                            + " corrected data");

    static final Decoder<Settings> SETTINGS =
            new Shape<>(
                    List.of(RESOLVE_AFTER, UNACKNOWLEDGE_AFTER, BRIDGE, APPROVAL_FOR),
                    SettingsShape::build);

    private SettingsShape() {}

    private static Settings build(Fields fields) {
        return new Settings(
                fields.find(RESOLVE_AFTER).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                fields.find(UNACKNOWLEDGE_AFTER),
                fields.find(BRIDGE).orElse(Settings.Bridge.NONE),
                Set.copyOf(fields.find(APPROVAL_FOR).orElse(List.of())));
    }
}
