package org.tocsin.source;

import java.nio.file.Path;
import org.tocsin.domain.data.SourceSpec;

/** Opens sources. */
public final class Sources {
    private Sources() {}

    /**
     * A reader that connects when first asked, so that a dead source is an answer and never an
     * exception.
     *
     * @param base what a relative folder path starts from
     * @param drivers where JDBC drivers may be dropped in (T-3); need not exist
     */
    public static SourceReader open(SourceSpec spec, Path base, Path drivers) {
        return switch (spec) {
            case SourceSpec.Folder folder ->
                    new FolderReader(
                            folder, base.resolve(folder.path()).toAbsolutePath().normalize());
            case SourceSpec.Jdbc jdbc -> new TableReader(jdbc, drivers);
            case SourceSpec.Http http -> new HttpReader(http, System.getenv());
        };
    }
}
