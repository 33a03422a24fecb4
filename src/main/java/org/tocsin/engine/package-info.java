/**
 * Drives the spine: schedules and runs checks, judges, records, and publishes what happened to the
 * console. Uses every room but the window.
 */
@NullMarked
package org.tocsin.engine;

import org.jspecify.annotations.NullMarked;
