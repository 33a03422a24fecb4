package org.tocsin.domain.data;

/** A column computed from others, usable by name in measures. */
public record DerivedColumn(String name, Expression expression) {}
