package org.tocsin.secret;

import java.util.Map;
import org.tocsin.domain.data.SourceSpec.Secret;

/** Secrets from environment variables alone, where there is neither a keyring nor a workspace. */
public final class EnvironmentSecrets implements Secrets {
    private final Map<String, String> environment;
    private final Redaction redaction = new Redaction();

    public EnvironmentSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Found find(Secret reference) {
        return switch (reference) {
            case Secret.Environment(var variable) -> variable(variable);
            case Secret.Keyring(var name) ->
                    new Found.Missing("no keyring is at hand here for " + name);
            case Secret.Stored(var name) ->
                    new Found.Missing("no store of secrets is at hand here for " + name);
        };
    }

    private Found variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            return new Found.Missing(
                    "the environment variable %s is not set; set it for the process that runs the checks"
                            .formatted(name));
        }
        redaction.learn(value);
        return new Found.Value(value);
    }

    @Override
    public Redaction redaction() {
        return redaction;
    }
}
