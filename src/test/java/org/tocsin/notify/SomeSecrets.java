package org.tocsin.notify;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.secret.Found;
import org.tocsin.secret.Redaction;
import org.tocsin.secret.Secrets;

/** Secrets by name, which can be changed. */
final class SomeSecrets implements Secrets {
    final Map<String, String> held = new ConcurrentHashMap<>();
    private final Redaction redaction = new Redaction();

    static Secret named(String name) {
        return new Secret.Stored(name);
    }

    SomeSecrets with(String name, String value) {
        held.put(name, value);
        return this;
    }

    @Override
    public Found find(Secret reference) {
        var value = reference instanceof Secret.Stored(var name) ? held.get(name) : null;
        if (value == null) {
            return new Found.Missing("the store is shut");
        }
        redaction.learn(value);
        return new Found.Value(value);
    }

    @Override
    public Redaction redaction() {
        return redaction;
    }
}
