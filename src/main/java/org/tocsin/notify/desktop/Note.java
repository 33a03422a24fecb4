package org.tocsin.notify.desktop;

import org.tocsin.domain.check.Severity;

/**
 * What pops up.
 *
 * @param title of one line
 */
public record Note(String title, String body, Severity.Level level) {}
