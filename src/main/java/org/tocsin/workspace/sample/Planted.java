package org.tocsin.workspace.sample;

import java.time.LocalDate;

/**
 * One planted fault, as it is told to the user.
 *
 * @param words a clause without a full stop
 */
public record Planted(LocalDate day, String words) {}
