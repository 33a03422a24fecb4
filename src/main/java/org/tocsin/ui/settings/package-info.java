/**
 * Settings of this window, and the plain facts of the open workspace. Shows nothing that cannot be
 * changed or does not hold.
 */
@NullMarked
package org.tocsin.ui.settings;

import org.jspecify.annotations.NullMarked;
