package org.tocsin.ui.checks;

/** What one row of the table shows; the same object stays in place while what it shows moves on. */
sealed interface Line permits CheckRow, GroupRow {}
