package org.tocsin.domain.playbook;

import org.tocsin.domain.calendar.Recurrence;

/**
 * Something that the team does again and again by the calendar (O-6).
 *
 * @param owner the role that does it; empty for nobody in particular
 * @param source where the document says so
 */
public record TeamDuty(
        String id, String title, Recurrence recurrence, String owner, String source) {}
