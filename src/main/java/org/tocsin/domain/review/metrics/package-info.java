/**
 * How incidents were responded to, in figures (M-6, document 001, Understanding Incident Metrics):
 * folds over the logs of incidents, and what a period of them comes to. Uses incidents and the
 * calendar.
 */
@NullMarked
package org.tocsin.domain.review.metrics;

import org.jspecify.annotations.NullMarked;
