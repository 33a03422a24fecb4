package org.tocsin.domain.notice;

/** A message that is to be sent, before it has an id and a place in the outbox. */
public record Draft(Purpose purpose, Cause cause, Destination to, Text text) {}
