/** Requests to servers over HTTP. Uses the JDK only, and {@code domain.data}. */
@NullMarked
package org.tocsin.source.http;

import org.jspecify.annotations.NullMarked;
