package org.tocsin.domain.quiet;

import java.util.List;
import java.util.Optional;

/**
 * While a source fires, its targets are quiet, as in Alertmanager.
 *
 * @param equal labels in which source and target have to agree; both lacking one agree in it
 */
public record InhibitionRule(Name name, Matchers source, Matchers target, List<Label> equal) {
    /** A source that cannot be asked hides what is said of it. */
    public static final InhibitionRule SOURCE_DOWN =
            new InhibitionRule(
                    new Name("source-down", "The source cannot be asked", ""),
                    Matchers.of(Label.KIND, Labels.BROKEN),
                    Matchers.of(Label.KIND, Labels.BREACH),
                    List.of(Label.SOURCE));

    public InhibitionRule {
        equal = List.copyOf(equal);
    }

    /**
     * @param source the document and section that it comes from
     */
    public record Name(String id, String title, String source) {}

    /**
     * Something that fires now.
     *
     * @param words what it is, for people
     */
    public record Firing(String key, Labels labels, String words) {}

    /**
     * What keeps an alert quiet. Nothing does so for itself, and of two that are both source and
     * target neither does so for the other.
     */
    public Optional<Firing> inhibits(Alert alert, List<Firing> firing) {
        if (!target.matches(alert.labels())) {
            return Optional.empty();
        }
        boolean isSourceToo = source.matches(alert.labels());
        return firing.stream()
                .filter(each -> !each.key().equals(alert.key()))
                .filter(each -> source.matches(each.labels()))
                .filter(each -> !(isSourceToo && target.matches(each.labels())))
                .filter(each ->
                        equal.stream().allMatch(label -> agree(each, alert.labels(), label)))
                .findFirst();
    }

    private static boolean agree(Firing firing, Labels labels, Label label) {
        return firing.labels().agrees(labels, label);
    }
}
