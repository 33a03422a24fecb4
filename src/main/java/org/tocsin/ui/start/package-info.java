/**
 * The page for when no workspace is open: the sample, a new one from a playbook, one that exists,
 * and those opened lately. Speaks to the rest of the house only through {@link
 * org.tocsin.ui.start.Workspaces}.
 */
@NullMarked
package org.tocsin.ui.start;

import org.jspecify.annotations.NullMarked;
