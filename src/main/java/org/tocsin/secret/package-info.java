/**
 * Passwords by reference (T-3): looks them up in the environment, the keyring of the operating
 * system or an encrypted file, and blots them out of whatever is said. Uses the domain only.
 */
@NullMarked
package org.tocsin.secret;

import org.jspecify.annotations.NullMarked;
