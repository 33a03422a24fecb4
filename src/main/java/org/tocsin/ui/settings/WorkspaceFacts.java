package org.tocsin.ui.settings;

import java.nio.file.Path;

/**
 * What the settings say of the open workspace.
 *
 * @param storeBytes size of the store's file in bytes
 * @param playbook title and version of the rules in force
 * @param version of the program
 */
public record WorkspaceFacts(
        Path folder, Path store, long storeBytes, String playbook, String version) {}
