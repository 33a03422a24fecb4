package org.tocsin.workspace;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.workspace.YamlNodes.Entry;
import org.tocsin.workspace.YamlNodes.Fault;

/** Reads {@code listen} of {@code workspace.yaml}. */
final class DoorReader {
    private static final int LAST_PORT = 65_535;

    private final YamlNodes nodes;

    DoorReader(YamlNodes nodes) {
        this.nodes = nodes;
    }

    Optional<Door> door(Optional<Entry> entry) throws Fault {
        if (entry.isEmpty() || YamlNodes.isNull(entry.get().value())) {
            return Optional.empty();
        }
        var entries = nodes.entries(entry.get().value(), "listen");
        nodes.known(entries, List.of("port", "token"));
        var port = nodes.needed(entry.get().value(), entries, "port");
        String number = nodes.text(port);
        if (!number.matches("[1-9][0-9]{0,4}") || Integer.parseInt(number) > LAST_PORT) {
            throw nodes.fault(
                    port.value().getStartMark(),
                    "'%s' is no port".formatted(number),
                    Door.PORT_WANTED);
        }
        var token = nodes.needed(entry.get().value(), entries, "token");
        return Optional.of(new Door(Integer.parseInt(number), token(token)));
    }

    private Secret token(Entry entry) throws Fault {
        if (entry.value() instanceof MappingNode) {
            var places = nodes.entries(entry.value(), "token");
            if (places.size() == 1) {
                var place = places.values().iterator().next();
                String name = nodes.text(place);
                switch (place.key()) {
                    case "env" -> {
                        return new Secret.Environment(name);
                    }
                    case "keyring" -> {
                        return new Secret.Keyring(name);
                    }
                    case "store" -> {
                        return new Secret.Stored(name);
                    }
                    default -> {}
                }
            }
        }
        throw nodes.fault(
                entry.value().getStartMark(), "the token is no reference", Door.TOKEN_WANTED);
    }
}
