package org.tocsin.engine;

import org.tocsin.domain.playbook.Playbook;

/** The rules in force and the open sources they speak of. */
public record Rules(Playbook playbook, SourcePool sources) {}
