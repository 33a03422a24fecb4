package org.tocsin.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.domain.data.SourceSpec.Secret;

/**
 * Where the process that leads the workspace listens for upstreams that ask for runs over HTTP
 * (T-4): {@code listen} in {@code workspace.yaml}. On the loopback interface only.
 *
 * @param port 1 to 65535
 * @param token where the word is kept with which a caller says that it may
 */
public record Door(int port, Secret token) {
    static final String PORT_WANTED = "write a whole number from 1 to 65535 such as 8765";
    static final String TOKEN_WANTED =
            "write token: {env: TOCSIN_LISTEN_TOKEN}, {keyring: NAME} or {store: NAME}; the token itself"
                    + " does not belong in this file";

    Map<String, Object> yaml() {
        var values = new LinkedHashMap<String, Object>();
        values.put("port", port);
        values.put(
                "token",
                switch (token) {
                    case Secret.Environment(var variable) -> Map.of("env", variable);
                    case Secret.Keyring(var name) -> Map.of("keyring", name);
                    case Secret.Stored(var name) -> Map.of("store", name);
                });
        return values;
    }
}
