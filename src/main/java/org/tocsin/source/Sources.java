package org.tocsin.source;

import java.nio.file.Path;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.secret.EnvironmentSecrets;
import org.tocsin.secret.Secrets;

/** Opens sources. */
public final class Sources {
    private Sources() {}

    /** With secrets from this process's environment only. */
    public static SourceReader open(SourceSpec spec, Path base, Path drivers) {
        return open(spec, base, drivers, new EnvironmentSecrets(System.getenv()));
    }

    /**
     * A reader that connects when first asked, so that a dead source is an answer and never an
     * exception.
     *
     * @param base what a relative folder path starts from
     * @param drivers where JDBC drivers may be dropped in (T-3); need not exist
     * @param secrets where passwords are looked up, each time a connection is opened
     */
    public static SourceReader open(SourceSpec spec, Path base, Path drivers, Secrets secrets) {
        return switch (spec) {
            case SourceSpec.Folder folder ->
                    new FolderReader(
                            folder, base.resolve(folder.path()).toAbsolutePath().normalize());
            case SourceSpec.Jdbc jdbc -> new TableReader(jdbc, drivers, secrets);
            case SourceSpec.Http http -> new HttpReader(http, secrets);
        };
    }
}
