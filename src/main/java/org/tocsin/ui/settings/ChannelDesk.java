package org.tocsin.ui.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the settings show of the channels that messages go out by (N-1). All of it may block. */
public interface ChannelDesk {
    /** Those that are set up, then those that the playbook writes and nobody has set up. */
    List<Channel> all();

    /**
     * Keeps the secrets where they are to be, then writes the workspace's file; nothing is written
     * when anything is wrong.
     *
     * @return what is wrong, in words; empty when it is kept
     */
    Optional<String> save(Draft draft);

    /** From now on what goes there is simulated; its secrets stay where they are. */
    Optional<String> remove(String name);

    /**
     * Sends something that says it is a test; an interrupt gives up.
     *
     * @param address whom; the channel's own when empty
     */
    Tested test(String name, String address) throws InterruptedException;

    /**
     * @param name as playbooks write it
     * @param kind empty where it is not set up
     * @param leadsTo without any secret
     * @param fields as they are, by the keys of the workspace's file; of secrets, where they are
     *     kept
     */
    record Channel(
            String name, Optional<ChannelKind> kind, String leadsTo, Map<String, String> fields) {
        public Channel {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * A channel as it was filled in.
     *
     * @param fields by the keys of the workspace's file; one that is empty is left out
     * @param secrets likewise
     */
    record Draft(
            String name,
            ChannelKind kind,
            Map<String, String> fields,
            Map<String, Secret> secrets) {
        public Draft {
            fields = new LinkedHashMap<>(fields);
            secrets = new LinkedHashMap<>(secrets);
        }
    }

    /**
     * @param name of the entry, or of the environment variable
     * @param value empty when it is kept there already
     */
    record Secret(Place place, String name, String value) {
        /** Never with its value. */
        @Override
        public String toString() {
            return "Secret[%s %s]".formatted(place, name);
        }
    }

    enum Place {
        KEYRING("System keyring", "keyring"),
        STORE("Encrypted file of the workspace", "store"),
        ENV("Environment variable", "env");

        private final String title;
        private final String key;

        Place(String title, String key) {
            this.title = title;
            this.key = key;
        }

        public String title() {
            return title;
        }

        /** As references write it. */
        public String key() {
            return key;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    record Tested(boolean taken, String message, Duration took) {}
}
