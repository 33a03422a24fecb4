/**
 * Reviews as files (M-5): Markdown, HTML, PDF, JSON, and the evidence bundle with its verifier. All
 * are written from one document of the domain; uses the store for the log's entries and their
 * hashes, and the engine for what a document is drawn up from.
 */
@NullMarked
package org.tocsin.report.review;

import org.jspecify.annotations.NullMarked;
