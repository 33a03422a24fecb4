package org.tocsin.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this person's files belong by the customs of the platform.
 *
 * @param workspace the workspace that is opened when none is named; the user-data folder
 * @param config recently opened workspaces and settings; never inside {@code workspace}
 */
public record Folders(Path workspace, Path config) {

    /**
     * Works the folders out; touches no disk.
     *
     * <p>Linux and other Unix: {@code XDG_DATA_HOME} and {@code XDG_CONFIG_HOME}, which count only
     * when absolute (XDG Base Directory Specification 0.8), else {@code ~/.local/share} and {@code
     * ~/.config}. macOS: {@code ~/Library/Application Support} and {@code ~/Library/Preferences}.
     * Windows: {@code %APPDATA%}, which follows the person from machine to machine, and {@code
     * %LOCALAPPDATA%}, which stays as a window's place does.
     *
     * @param environment variables by name
     * @param system the platform's name as {@code os.name} has it
     * @param home the person's home folder
     */
    public static Folders of(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = home.resolve("AppData").resolve("Roaming");
            Path local = home.resolve("AppData").resolve("Local");
            return new Folders(
                    set(environment, "APPDATA").orElse(roaming).resolve("Tocsin"),
                    set(environment, "LOCALAPPDATA").orElse(local).resolve("Tocsin"));
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            Path library = home.resolve("Library");
            return new Folders(
                    library.resolve("Application Support").resolve("Tocsin"),
                    library.resolve("Preferences").resolve("Tocsin"));
        }
        return new Folders(
                absolute(environment, "XDG_DATA_HOME")
                        .orElse(home.resolve(".local").resolve("share"))
                        .resolve("tocsin"),
                absolute(environment, "XDG_CONFIG_HOME")
                        .orElse(home.resolve(".config"))
                        .resolve("tocsin"));
    }

    /** The recently opened workspaces. */
    public Path recents() {
        return config.resolve("recent.yaml");
    }

    /** Theme, window state and the like. */
    public Path settings() {
        return config.resolve("settings.properties");
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return set(environment, variable).filter(Path::isAbsolute);
    }

    private static Optional<Path> set(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
