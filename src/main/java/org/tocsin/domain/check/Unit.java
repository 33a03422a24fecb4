package org.tocsin.domain.check;

/** What a measure's number counts; decides how it is written for people. */
public enum Unit {
    /** Things: {@code 3,538}. */
    COUNT,
    /** A share from 0 to 1, written as a percentage: {@code 8.5%}. */
    RATIO,
    /** US dollars: {@code $12,415}. */
    USD,
    SECONDS,
    NUMBER;

    /** The name in files and JSON: lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
