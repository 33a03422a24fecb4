/**
 * Looks at the text of statements: cuts it into words, fills parameters in, and judges whether it
 * could do anything but read. Knows no measures and opens no connections of its own.
 */
@NullMarked
package org.tocsin.source.sql;

import org.jspecify.annotations.NullMarked;
