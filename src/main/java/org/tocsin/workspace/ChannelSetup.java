package org.tocsin.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.tocsin.domain.notice.ChannelSpec;

/** Channels as somebody fills them in, by the keys that {@code workspace.yaml} has. */
public final class ChannelSetup {
    /** What came of reading what was filled in. */
    public sealed interface Reading {
        record Good(ChannelSpec spec) implements Reading {}

        /**
         * @param why what is wrong and what to do, without a place in a file
         */
        record Bad(String why) implements Reading {}
    }

    private ChannelSetup() {}

    /** As the file would have it; secrets are references such as {@code {keyring: NAME}}. */
    public static Map<String, Object> fields(ChannelSpec spec) {
        return ChannelYaml.of(spec);
    }

    /** Judged as the file is, so that whatever is good here is good there. */
    public static Reading read(String name, Map<String, Object> fields) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", "form");
        values.put("playbook", "form");
        values.put("channels", Map.of(name, fields));
        var text = new Dump(DumpSettings.builder().build()).dumpToString(values);
        return switch (new WorkspaceReader(Path.of("form")).read(text)) {
            case WorkspaceFile.Reading.Good(var file) ->
                    new Reading.Good(file.channels().values().iterator().next());
            case WorkspaceFile.Reading.Bad(var reason) ->
                    new Reading.Bad(reason.what() + "; " + reason.remedy());
        };
    }
}
