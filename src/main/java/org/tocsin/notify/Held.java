package org.tocsin.notify;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.secret.Found;
import org.tocsin.secret.Redaction;
import org.tocsin.secret.Secrets;

/**
 * A channel's secrets, kept once they were found, since a keyring or an encrypted file takes its
 * time; looked up anew after the other side has refused one.
 */
final class Held {
    private final Secrets secrets;
    private final Map<Secret, String> found = new ConcurrentHashMap<>();

    Held(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Its value; without one nothing can be sent for now, and the reason says what to do. */
    String get(Secret secret) throws Halt {
        var known = found.get(secret);
        if (known != null) {
            return known;
        }
        return switch (secrets.find(secret)) {
            case Found.Value(var whole) -> {
                // A line end that an editor or a shell has added is not part of it.
                String value = whole.strip();
                secrets.redaction().learn(value);
                found.put(secret, value);
                yield value;
            }
            case Found.Missing(var why) -> throw Halt.later("nothing can be sent: " + why);
        };
    }

    void forget() {
        found.clear();
    }

    Redaction redaction() {
        return secrets.redaction();
    }
}
