package org.tocsin.domain.quiet;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions that all have to hold. */
public record Matchers(List<Matcher> all) {
    /** As many as anybody can read. */
    private static final int MOST = 50;

    /** What every alert of a check has. */
    private static final Set<Label> EVERYWHERE =
            EnumSet.of(Label.KIND, Label.CHECK, Label.DATA_SET, Label.SOURCE, Label.SEVERITY);

    /**
     * @throws IllegalArgumentException when they would match everything, or are too many; the
     *     message is for people
     */
    public Matchers {
        all = List.copyOf(all);
        if (all.size() > MOST) {
            throw new IllegalArgumentException("more than %d matchers".formatted(MOST));
        }
        if (all.stream().allMatch(Matchers::saysNothing)) {
            throw new IllegalArgumentException(
                    "%s matches everything; name a check, a data set or another label that what is meant has"
                            .formatted(all.isEmpty() ? "no matcher at all" : text(all)));
        }
    }

    /** Of texts such as {@code check=rows}. */
    public static Matchers parse(List<String> texts) {
        return new Matchers(texts.stream().map(Matcher::parse).toList());
    }

    public static Matchers of(Label label, String value) {
        return new Matchers(List.of(new Matcher(label, Matcher.Kind.EQUAL, value)));
    }

    /** As Alertmanager has it, one at least must want a value; and not merely any value. */
    private static boolean saysNothing(Matcher matcher) {
        return matcher.matches(Labels.NONE)
                || EVERYWHERE.contains(matcher.label()) && matcher.isAnyText();
    }

    public boolean matches(Labels labels) {
        return all.stream().allMatch(matcher -> matcher.matches(labels));
    }

    private static String text(List<Matcher> all) {
        return all.stream().map(Matcher::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text(all);
    }
}
