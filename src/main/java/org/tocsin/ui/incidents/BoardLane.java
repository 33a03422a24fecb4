package org.tocsin.ui.incidents;

/** Heads the cards of one group within a column. */
record BoardLane(String title, int count) implements BoardLine {}
