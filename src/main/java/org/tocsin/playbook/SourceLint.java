package org.tocsin.playbook;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** Finds data sets that their source can never hold (P-2). */
final class SourceLint {
    private SourceLint() {}

    static void tell(
            Collection<DataSet> dataSets,
            Map<SourceId, SourceSpec> sources,
            Declared declared,
            Problems problems) {
        for (var dataSet : dataSets) {
            Optional.ofNullable(sources.get(dataSet.source()))
                    .filter(source ->
                            source instanceof SourceSpec.Http
                                    != dataSet.location() instanceof Location.Resource)
                    .ifPresent(source ->
                            problems.error(
                                    declared.place(Declared.Kind.DATA_SET, dataSet.id().value()),
                                    source instanceof SourceSpec.Http
                                            ? "source \"%s\" is an http source; give the data set a path"
                                                    .formatted(source.id())
                                            : "a path needs an http source, which \"%s\" is not"
                                                    .formatted(source.id())));
        }
    }
}
