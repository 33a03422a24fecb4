package org.tocsin.secret;

import org.tocsin.domain.data.SourceSpec;

/** Looks secrets up when they are needed. */
public interface Secrets {
    /** May block for some seconds, where a keyring asks its owner. */
    Found find(SourceSpec.Secret reference);

    /** Knows every value that was handed out. */
    Redaction redaction();
}
