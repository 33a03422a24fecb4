package org.tocsin.store;

import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.DataSetId;

/**
 * What points belong to.
 *
 * @param segment the part of the data set that is measured, such as {@code country=DE}; empty for
 *     all of it
 */
public record Series(String playbook, DataSetId dataSet, MeasureId measure, String segment) {
    /** The series of a measure over the whole data set. */
    public static Series of(String playbook, Measure measure) {
        return new Series(playbook, measure.dataSet(), measure.id(), "");
    }

    /** The series of one segment of it. */
    public static Series of(String playbook, Measure measure, Segmentation by, String segment) {
        return new Series(playbook, measure.dataSet(), measure.id(), by.series(segment));
    }
}
