/**
 * Deployments that are checked off beforehand and watched afterwards (R-4; document 000, Strengthen
 * Change Management). A deployment is a log of events; what it comes to is a fold over them, and
 * plain functions decide what may be added. Uses {@code domain.check} and {@code domain.data}.
 */
@NullMarked
package org.tocsin.domain.deployment;

import org.jspecify.annotations.NullMarked;
