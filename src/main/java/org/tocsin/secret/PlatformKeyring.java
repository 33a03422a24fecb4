package org.tocsin.secret;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keyring behind the program that the platform brings: {@code secret-tool} (Secret Service:
 * GNOME Keyring, KWallet, KeePassXC), {@code security} on macOS, the Credential Locker through
 * PowerShell on Windows. All entries have the service {@code tocsin}.
 */
public final class PlatformKeyring implements Keyring {
    private static final String SERVICE = "tocsin";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Exit code of {@code security} for an item that is not there. */
    private static final int MACOS_NOT_FOUND = 44;

    private static final String WINDOWS_VAULT =
            "$ErrorActionPreference='Stop'; [Console]::InputEncoding=[Console]::OutputEncoding=[Text.UTF8Encoding]::new($false);"
                    + " [void][Windows.Security.Credentials.PasswordVault,Windows.Security.Credentials,ContentType=WindowsRuntime];"
                    + " $vault = New-Object Windows.Security.Credentials.PasswordVault;";
    private static final String WINDOWS_READ =
            WINDOWS_VAULT
                    + " try { $c = $vault.Retrieve('tocsin', $env:TOCSIN_SECRET_NAME) } catch { exit 44 };"
                    + " $c.RetrievePassword(); [Console]::Out.Write($c.Password)";
    private static final String WINDOWS_WRITE =
            WINDOWS_VAULT
                    + " $vault.Add((New-Object Windows.Security.Credentials.PasswordCredential('tocsin', $env:TOCSIN_SECRET_NAME, [Console]::In.ReadToEnd())))";
    private static final String WINDOWS_REMOVE =
            WINDOWS_VAULT
                    + " try { $c = $vault.Retrieve('tocsin', $env:TOCSIN_SECRET_NAME) } catch { exit 44 }; $vault.Remove($c)";

    private enum Platform {
        LINUX("secret-tool", "install libsecret-tools and a Secret Service such as GNOME Keyring"),
        MACOS("security", "it comes with macOS; check the PATH"),
        WINDOWS("powershell.exe", "it comes with Windows; check the PATH");

        private final String program;
        private final String advice;

        Platform(String program, String advice) {
            this.program = program;
            this.advice = advice;
        }
    }

    private final Platform platform;
    private final Commands commands;

    PlatformKeyring(String system, Commands commands) {
        String name = system.toLowerCase(Locale.ROOT);
        this.platform =
                name.startsWith("windows")
                        ? Platform.WINDOWS
                        : name.startsWith("mac") || name.startsWith("darwin")
                                ? Platform.MACOS
                                : Platform.LINUX;
        this.commands = commands;
    }

    /**
     * @param system as {@code os.name} has it
     */
    public static PlatformKeyring of(String system) {
        return new PlatformKeyring(system, Commands.ofSystem(LIMIT));
    }

    @Override
    public Found read(String name) {
        var ended =
                switch (platform) {
                    case LINUX -> run(name, "", "lookup", "service", SERVICE, "name", name);
                    case MACOS ->
                            run(name, "", "find-generic-password", "-s", SERVICE, "-a", name, "-w");
                    case WINDOWS -> powershell(name, "", WINDOWS_READ);
                };
        // Only the line end that security adds is not part of the secret.
        String value =
                platform == Platform.MACOS ? ended.out().replaceFirst("\\R$", "") : ended.out();
        if (ended.well() && !value.isEmpty()) {
            return new Found.Value(value);
        }
        return new Found.Missing(
                notThere(ended)
                        ? "the keyring has no %s; put it there with: tocsin secret set %s --in keyring"
                                .formatted(name, name)
                        : complaint(ended));
    }

    @Override
    public Optional<String> write(String name, String value) {
        var ended =
                switch (platform) {
                    case LINUX ->
                            run(
                                    name,
                                    value,
                                    "store",
                                    "--label=Tocsin: " + name,
                                    "service",
                                    SERVICE,
                                    "name",
                                    name);
                    // As an argument, other processes could read it; as a line of input, nobody.
                    case MACOS ->
                            run(
                                    name,
                                    "add-generic-password -U -s %s -a %s -X %s\n"
                                            .formatted(SERVICE, name, hex(value)),
                                    "-i");
                    case WINDOWS -> powershell(name, value, WINDOWS_WRITE);
                };
        return ended.well() ? Optional.empty() : Optional.of(complaint(ended));
    }

    @Override
    public Optional<String> remove(String name) {
        var ended =
                switch (platform) {
                    case LINUX -> run(name, "", "clear", "service", SERVICE, "name", name);
                    case MACOS ->
                            run(name, "", "delete-generic-password", "-s", SERVICE, "-a", name);
                    case WINDOWS -> powershell(name, "", WINDOWS_REMOVE);
                };
        return ended.well() || notThere(ended) ? Optional.empty() : Optional.of(complaint(ended));
    }

    private Commands.Ended run(String name, String input, String... arguments) {
        var command = new java.util.ArrayList<String>();
        command.add(platform.program);
        command.addAll(List.of(arguments));
        return commands.run(command, Map.of("TOCSIN_SECRET_NAME", name), input);
    }

    private Commands.Ended powershell(String name, String input, String script) {
        return run(name, input, "-NoProfile", "-NonInteractive", "-Command", script);
    }

    /** {@code secret-tool} ends with 1 and says nothing. */
    private boolean notThere(Commands.Ended ended) {
        return switch (platform) {
            case LINUX -> ended.code() == 1 && ended.complaint().isBlank();
            case MACOS, WINDOWS -> ended.code() == MACOS_NOT_FOUND;
        };
    }

    private String complaint(Commands.Ended ended) {
        return switch (ended.code()) {
            case Commands.Ended.NOT_THERE ->
                    "there is no keyring that can be used: %s is not there; %s, or keep the secret in {env: NAME} or {store: NAME}"
                            .formatted(platform.program, platform.advice);
            case Commands.Ended.TOO_SLOW ->
                    "the keyring does not answer: %s; unlock it, or keep the secret in {env: NAME} or {store: NAME}"
                            .formatted(ended.complaint());
            default ->
                    "the keyring cannot be used: %s says %s; unlock it, or keep the secret in {env: NAME} or {store: NAME}"
                            .formatted(platform.program, firstLine(ended));
        };
    }

    private static String firstLine(Commands.Ended ended) {
        return ended.complaint()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("exit code " + ended.code());
    }

    private static String hex(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }
}
