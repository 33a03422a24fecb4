package org.tocsin.secret;

import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.SourceSpec.Secret;

/** The places where secrets may be held, by the kind of the reference. */
public final class HeldSecrets implements Secrets {
    /** The environment variable with the passphrase of the store. */
    public static final String PASSPHRASE_VARIABLE = "TOCSIN_PASSPHRASE";

    /** The entry of the keyring with the passphrase of the store. */
    public static final String PASSPHRASE_ENTRY = "tocsin-passphrase";

    private final EnvironmentSecrets environment;
    private final Keyring keyring;
    private final SecretStore store;
    private final Redaction redaction;

    public HeldSecrets(
            Map<String, String> environment,
            Keyring keyring,
            SecretStore store,
            Redaction redaction) {
        this.environment = new EnvironmentSecrets(environment);
        this.keyring = keyring;
        this.store = store;
        this.redaction = redaction;
    }

    @Override
    public Found find(Secret reference) {
        var found =
                switch (reference) {
                    case Secret.Environment _ -> environment.find(reference);
                    case Secret.Keyring(var name) -> keyring.read(name);
                    case Secret.Stored(var name) -> store.find(name);
                };
        if (found instanceof Found.Value(var value)) {
            redaction.learn(value);
        }
        return found;
    }

    @Override
    public Redaction redaction() {
        return redaction;
    }

    /** The passphrase of the store, from where no person need be asked. */
    public static Optional<String> passphrase(
            Map<String, String> environment, Keyring keyring, Redaction redaction) {
        var said =
                Optional.ofNullable(environment.get(PASSPHRASE_VARIABLE))
                        .filter(value -> !value.isEmpty())
                        .or(() ->
                                keyring.read(PASSPHRASE_ENTRY) instanceof Found.Value(var value)
                                        ? Optional.of(value)
                                        : Optional.empty());
        said.ifPresent(redaction::learn);
        return said;
    }
}
