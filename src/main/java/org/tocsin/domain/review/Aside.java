package org.tocsin.domain.review;

/**
 * What somebody wrote on a version of a section that was no longer the newest, until that is
 * settled.
 *
 * @param basedOn that version
 */
public record Aside(Section section, Kept.Signed by, long basedOn, Content content) {}
