package org.tocsin.domain.data;

/** What a declared column holds; timestamps without an offset are read in the data set's zone. */
public enum ColumnType {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    JSON
}
