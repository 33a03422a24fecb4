package org.tocsin.ui.incidents;

/** What stands in a column of the board. */
sealed interface BoardLine permits BoardRow, BoardLane {}
