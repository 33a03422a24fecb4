package org.tocsin.playbook;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What times are reckoned by that say nothing themselves.
 *
 * @param zone the playbook's
 * @param start of the working day, when something of the day's begins that names no time
 */
record TimeContext(ZoneId zone, LocalTime start, Intervals intervals, Problems problems) {}
