package org.tocsin.domain.quiet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an alert or an incident is known by. */
public enum Label {
    /** {@code breach}, {@code broken} or {@code report}: wrong data, no answer, a person's word. */
    KIND,
    CHECK,
    DATA_SET,
    SOURCE,
    PIPELINE,
    SEVERITY,
    CATEGORY,
    SUBCATEGORY,
    TAG,
    OWNER,
    /** Of the pipeline and of its data sets, such as {@code investor}. */
    LABEL;

    /** As it is written: {@code data-set}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Label> of(String key) {
        return Arrays.stream(values()).filter(label -> label.key().equals(key)).findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Label::key).toList();
    }
}
