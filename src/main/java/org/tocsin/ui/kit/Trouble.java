package org.tocsin.ui.kit;

/**
 * What a person is told when something failed.
 *
 * @param what happened, one sentence without a full stop at the end of a path or name
 * @param where the file, source, check or setting it happened in; may be empty
 * @param doThis what to do about it, one sentence; may be empty if nothing helps
 */
public record Trouble(String what, String where, String doThis) {}
