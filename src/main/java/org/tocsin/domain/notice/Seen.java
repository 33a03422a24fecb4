package org.tocsin.domain.notice;

import java.time.Instant;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.playbook.Playbook;

/**
 * An incident as a message sees it.
 *
 * @param terms under what it runs
 * @param playbook in force, for what things are called and for the team's zone
 * @param now when the message is filled in
 */
public record Seen(Incident incident, Terms terms, Playbook playbook, Instant now) {}
