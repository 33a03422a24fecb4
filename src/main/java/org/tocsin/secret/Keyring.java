package org.tocsin.secret;

import java.util.Optional;

/** The keyring that the operating system keeps for the person who is logged in. */
public interface Keyring {
    Found read(String name);

    /** What went wrong, if anything. */
    Optional<String> write(String name, String value);

    /** What went wrong, if anything; that it is not there is no fault. */
    Optional<String> remove(String name);
}
