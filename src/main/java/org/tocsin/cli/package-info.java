/**
 * Commands without a window. Each prints for people, or JSON for programs, and ends with an exit
 * code; they use the engine, the readers and the reports, never the window.
 */
@NullMarked
package org.tocsin.cli;

import org.jspecify.annotations.NullMarked;
