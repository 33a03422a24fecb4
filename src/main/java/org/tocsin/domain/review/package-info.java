/**
 * What is learned from an incident once it is over (M-1 to M-4): the sections of its review, how
 * two people's words become one text, the tree of whys, what is to be done and when that counts as
 * done. Pure functions over records; uses the incidents, the checks and the rules of response.
 */
@NullMarked
package org.tocsin.domain.review;

import org.jspecify.annotations.NullMarked;
