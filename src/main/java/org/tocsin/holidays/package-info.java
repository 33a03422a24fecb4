/**
 * Which days are holidays in a country or a part of it, as a library knows them. Uses {@code
 * domain}.
 */
@NullMarked
package org.tocsin.holidays;

import org.jspecify.annotations.NullMarked;
