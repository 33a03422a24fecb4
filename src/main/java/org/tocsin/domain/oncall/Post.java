package org.tocsin.domain.oncall;

/** A position of a schedule, such as "primary". */
public record Post(String schedule, String position) {}
