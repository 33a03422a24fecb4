package org.tocsin.domain.response;

/** What people do that meets a milestone or a duty, beside marking it met. */
public enum Deed {
    ACKNOWLEDGE,
    UPDATE,
    DECLARE_IMPACT,
    INVESTIGATE,
    MITIGATE,
    FIND_ROOT_CAUSE,
    RESOLVE
}
