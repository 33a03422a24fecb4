package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cli.Refused;
import org.tocsin.cli.SecretCommand;
import org.tocsin.cli.SecretCommand.Place;
import org.tocsin.secret.HeldSecrets;
import org.tocsin.secret.Keyring;
import org.tocsin.secret.Redaction;
import org.tocsin.secret.SecretStore;
import org.tocsin.secret.SecretStore.Outcome;

/** Keeps secrets in the keyring, or in the encrypted file of a workspace. */
final class SecretDesk implements SecretCommand.Desk {
    private final Path defaultWorkspace;
    private final Map<String, String> environment;
    private final Keyring keyring;
    private final Optional<SecretCommand.Prompt> person;
    private Optional<String> passphrase = Optional.empty();

    /**
     * @param person who can be asked for the passphrase, where somebody sits at a terminal
     */
    SecretDesk(
            Path defaultWorkspace,
            Map<String, String> environment,
            Keyring keyring,
            Optional<SecretCommand.Prompt> person) {
        this.defaultWorkspace = defaultWorkspace;
        this.environment = environment;
        this.keyring = keyring;
        this.person = person;
    }

    @Override
    public boolean set(Optional<Path> workspace, Place place, String name, String value) {
        return switch (place) {
            case STORE -> done(store(workspace).set(name, value));
            case KEYRING -> {
                refuse(keyring.write(name, value));
                yield false;
            }
        };
    }

    @Override
    public Set<String> names(Optional<Path> workspace) {
        return done(store(workspace).names());
    }

    @Override
    public boolean remove(Optional<Path> workspace, Place place, String name) {
        return switch (place) {
            case STORE -> done(store(workspace).remove(name));
            case KEYRING -> {
                refuse(keyring.remove(name));
                yield true;
            }
        };
    }

    private SecretStore store(Optional<Path> named) {
        var workspace = Site.open(named.orElse(defaultWorkspace));
        return new SecretStore(workspace.secrets(), this::passphrase);
    }

    /** Asked for once: the store is opened, and sealed again, with the same words. */
    private Optional<String> passphrase() {
        if (passphrase.isEmpty()) {
            passphrase =
                    HeldSecrets.passphrase(environment, keyring, new Redaction())
                            .or(() -> person.map(SecretDesk::asked));
        }
        return passphrase;
    }

    private static String asked(SecretCommand.Prompt person) {
        try {
            return person.ask("passphrase of the store of secrets");
        } catch (IOException e) {
            throw new Refused("the passphrase cannot be read: " + e.getMessage());
        }
    }

    private static void refuse(Optional<String> fault) {
        if (fault.isPresent()) {
            throw new Refused(fault.get());
        }
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Failed<T>(var why) -> throw new Refused(why);
        };
    }
}
