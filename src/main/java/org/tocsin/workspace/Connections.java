package org.tocsin.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.remedy.Permission;

/**
 * What a workspace is connected with.
 *
 * @param sources where the playbook's sources are found from here
 * @param channels how messages go out, by the names that playbooks write
 * @param remediation what remedies may touch
 */
public record Connections(
        Map<SourceId, Binding> sources, Map<String, ChannelSpec> channels, Permission remediation) {
    /** Where remedies may touch nothing. */
    public Connections(Map<SourceId, Binding> sources, Map<String, ChannelSpec> channels) {
        this(sources, channels, Permission.NONE);
    }

    public Connections {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }
}
