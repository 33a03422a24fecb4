package org.tocsin.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.notice.ChannelSpec;

/**
 * What a workspace is connected with.
 *
 * @param sources where the playbook's sources are found from here
 * @param channels how messages go out, by the names that playbooks write
 */
public record Connections(Map<SourceId, Binding> sources, Map<String, ChannelSpec> channels) {
    public Connections {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
}
