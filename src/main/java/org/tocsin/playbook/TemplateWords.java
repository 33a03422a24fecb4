package org.tocsin.playbook;

import java.util.List;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Wording;
import org.tocsin.domain.response.Template;

/** What is wrong with the words of a template, as lint and the editor say it (N-4). */
public final class TemplateWords {
    private TemplateWords() {}

    /**
     * @param message with the name that was probably meant
     */
    public record Fault(Wording.Spot spot, String message) {}

    /** In reading order. */
    public static List<Fault> faults(String text, Template.Use use) {
        return Wording.of(text, Field.Of.about(use)).faults().stream()
                .map(fault ->
                        new Fault(
                                fault.spot(),
                                fault.name().isEmpty()
                                        ? fault.message()
                                        : fault.message() + suggestion(fault.name())))
                .toList();
    }

    private static String suggestion(String name) {
        var ending = Suggestion.ending(name, Field.ids());
        return ending.isEmpty() ? "; tocsin playbook fields lists those there are" : ending;
    }
}
