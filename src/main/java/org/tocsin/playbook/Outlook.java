package org.tocsin.playbook;

import java.time.Instant;
import org.tocsin.domain.playbook.HolidaySource;

/**
 * What a playbook is held against beside itself: the time to come, and its holidays (P-2).
 *
 * @param now from when the next 12 months are looked at
 */
public record Outlook(Instant now, HolidaySource holidays) {}
