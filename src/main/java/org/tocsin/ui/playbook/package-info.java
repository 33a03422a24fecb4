/**
 * The Playbook place: the rules in force and where each is written, what is wrong with the files,
 * what changes when they are edited, and the dated exceptions to a check. Knows the files only
 * through {@link org.tocsin.ui.playbook.Rulebook}.
 */
@NullMarked
package org.tocsin.ui.playbook;

import org.jspecify.annotations.NullMarked;
