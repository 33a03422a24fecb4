package org.tocsin.ui.kit;

import java.util.concurrent.Executor;

/**
 * The two threads of a feature.
 *
 * @param background where may be waited, never the FX thread
 * @param ui runs what it is given on the FX thread, later
 */
public record Threads(Executor background, Executor ui) {}
