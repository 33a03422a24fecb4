package org.tocsin.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** What came of matching a playbook's sources with a workspace's bindings. */
public sealed interface Bound {
    /** All of the playbook's sources, as they are found from the workspace. */
    record Sources(List<SourceSpec> sources) implements Bound {
        public Sources {
            sources = List.copyOf(sources);
        }
    }

    record Refused(Refusal reason) implements Bound {}

    static Bound of(Workspace workspace, List<SourceSpec> sources) {
        var bindings = workspace.file().sources();
        var known = sources.stream().map(SourceSpec::id).collect(Collectors.toSet());
        for (var id : bindings.keySet()) {
            if (!known.contains(id)) {
                return refused(
                        workspace,
                        "the playbook has no source '%s'".formatted(id),
                        known.isEmpty()
                                ? "remove it, the playbook has no sources"
                                : "bind one of its sources: " + names(sources));
            }
        }
        var found = new ArrayList<SourceSpec>();
        for (var source : sources) {
            switch (bound(workspace, source, Optional.ofNullable(bindings.get(source.id())))) {
                case Sources(var one) -> found.addAll(one);
                case Refused refused -> {
                    return refused;
                }
            }
        }
        return new Sources(found);
    }

    private static Bound bound(Workspace workspace, SourceSpec source, Optional<Binding> binding) {
        return switch (source) {
            case SourceSpec.Http server ->
                    switch (binding.orElse(new Binding.Http(server.url()))) {
                        case Binding.Http(var url) ->
                                new Sources(
                                        List.of(
                                                new SourceSpec.Http(
                                                        server.id(),
                                                        url,
                                                        server.headers(),
                                                        server.limits())));
                        case Binding.Jdbc(var url) -> noServer(workspace, source.id(), url);
                        case Binding.Folder(var path) -> noServer(workspace, source.id(), path);
                    };
            case SourceSpec.Folder folder ->
                    switch (binding.orElse(new Binding.Folder(folder.path()))) {
                        case Binding.Jdbc(var url) ->
                                mismatch(workspace, source.id(), url, "files: give a folder");
                        case Binding.Http(var url) ->
                                mismatch(workspace, source.id(), url, "files: give a folder");
                        case Binding.Folder(var path) ->
                                WorkspaceFile.isPath(path)
                                        ? folder(workspace, folder, path)
                                        : mismatch(
                                                workspace,
                                                source.id(),
                                                path,
                                                "files, and this is no path here: give a folder");
                    };
            case SourceSpec.Jdbc database ->
                    switch (binding.orElse(new Binding.Jdbc(database.url()))) {
                        case Binding.Folder(var path) ->
                                mismatch(
                                        workspace,
                                        source.id(),
                                        path,
                                        "a database: give a jdbc: address");
                        case Binding.Http(var url) ->
                                mismatch(
                                        workspace,
                                        source.id(),
                                        url,
                                        "a database: give a jdbc: address");
                        case Binding.Jdbc(var url) -> database(database, url);
                    };
        };
    }

    private static Bound noServer(Workspace workspace, SourceId id, String text) {
        return mismatch(workspace, id, text, "a server: give an http: or https: address");
    }

    private static Bound folder(Workspace workspace, SourceSpec.Folder source, String path) {
        String absolute = workspace.folder().resolve(path).normalize().toString();
        return new Sources(List.of(new SourceSpec.Folder(source.id(), absolute, source.limits())));
    }

    private static Bound database(SourceSpec.Jdbc source, String url) {
        return new Sources(
                List.of(
                        new SourceSpec.Jdbc(
                                source.id(),
                                url,
                                source.user(),
                                source.password(),
                                source.properties(),
                                source.limits())));
    }

    private static Bound mismatch(Workspace workspace, SourceId id, String text, String remedy) {
        return refused(
                workspace,
                "'%s' is bound to '%s'".formatted(id, text),
                "the playbook reads it as " + remedy);
    }

    private static Bound refused(Workspace workspace, String what, String remedy) {
        return new Refused(new Refusal("sources: " + what, workspace.path().toString(), remedy));
    }

    private static String names(List<SourceSpec> sources) {
        return sources.stream()
                .map(source -> source.id().value())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
