package org.tocsin.ui.trends;

import java.util.Arrays;
import java.util.Locale;
import org.tocsin.engine.TrendDesk.Metric;

/** A metric in the list, with the name of its data set. */
record Entry(Metric metric, String dataSet, boolean chosen) {
    String id() {
        return metric.id();
    }

    String title() {
        return metric.title();
    }

    /** Whether each word is found in what it is called, measures or looks at. */
    boolean matches(String search) {
        var measure = metric.check().measure();
        String all =
                String.join(
                                " ",
                                metric.title(),
                                metric.check().id().value(),
                                measure.id().value(),
                                measure.name(),
                                dataSet,
                                measure.dataSet().value())
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(search.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(all::contains);
    }

    Entry chosen(boolean now) {
        return new Entry(metric, dataSet, now);
    }
}
