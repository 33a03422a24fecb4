package org.tocsin.playbook;

import java.util.function.Predicate;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.response.Role;

/** Whether somebody hears of it when a role is told. */
final class Addressed {
    private Addressed() {}

    static Predicate<String> in(Response response) {
        return id ->
                response.directory()
                        .role(id)
                        .filter(role ->
                                !role.contacts().isEmpty()
                                        || !(role.holder() instanceof Role.Nobody))
                        .isPresent();
    }
}
