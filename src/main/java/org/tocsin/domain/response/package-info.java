/**
 * How a team responds, as data: what kinds of incidents there are, what is due when, who is told,
 * what people then do. May use the calendar; knows no incident. What happens to one incident under
 * these rules is the business of {@code domain.incident}.
 */
@NullMarked
package org.tocsin.domain.response;

import org.jspecify.annotations.NullMarked;
