/**
 * Finds the files of a data set in its folder and reads what a file says of itself before an engine
 * opens it: its first record, its delimiter, whether it is text at all. Uses the domain only.
 */
@NullMarked
package org.tocsin.source.file;

import org.jspecify.annotations.NullMarked;
