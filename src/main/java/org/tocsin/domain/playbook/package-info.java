/**
 * One team's rules as validated records. Reading them from files is the business of {@code
 * org.tocsin.playbook}; may use the rest of the domain.
 */
@NullMarked
package org.tocsin.domain.playbook;

import org.jspecify.annotations.NullMarked;
