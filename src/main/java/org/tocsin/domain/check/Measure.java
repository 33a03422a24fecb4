package org.tocsin.domain.check;

import org.tocsin.domain.data.DataSetId;

/**
 * A number for one data set at one time: what is charted, judged, tuned and replayed. Several
 * checks may share one.
 */
public record Measure(MeasureId id, String name, DataSetId dataSet, Formula formula, Unit unit) {}
