package org.tocsin.notify;

/**
 * The channels that are set up, by the names that the playbook uses. Safe to use from any thread.
 */
public interface Ways {
    /** Nothing is set up. */
    Ways NONE = name -> new Way.Closed("No channel named %s is set up".formatted(name));

    Way to(String channel);

    sealed interface Way {
        record Through(Channel channel) implements Way {}

        /**
         * Messages are only simulated.
         *
         * @param why for people, such as that no key is configured
         */
        record Closed(String why) implements Way {}
    }
}
