/**
 * Incidents: the board of all of them, the form that reports one, and the room of a single one.
 * Uses the kit, the engine's desk of incidents and the domain; knows no other feature.
 */
@NullMarked
package org.tocsin.ui.incidents;

import org.jspecify.annotations.NullMarked;
