package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.remedy.Permission;

class WorkspaceRemediationTest {
    private static final String HEAD = "name: Shop\nplaybook: puffy\n";

    @TempDir Path folder;

    private Opening open(String remediation) throws IOException {
        Files.writeString(folder.resolve("workspace.yaml"), HEAD + remediation);
        return Workspace.open(folder);
    }

    private Permission permission(String remediation) throws IOException {
        return ((Opening.Opened) open(remediation)).workspace().file().remediation();
    }

    @Test
    void nothingIsAllowedUnlessItIsSaid() throws IOException {
        assertThat(permission("")).isEqualTo(Permission.NONE);
        assertThat(permission("remediation:\n")).isEqualTo(Permission.NONE);
    }

    @Test
    void whatIsAllowedIsReadAndComesBackAsItWasWritten() throws IOException {
        var permission =
                permission(
                        """
                        remediation:
                          mode: dry-run
                          programs: [bin/load, /opt/etl/load]
                          hosts: ["etl.example.com:8443"]
                          sources: [warehouse]
                          folders: [quarantine]
                        """);
        assertThat(permission)
                .isEqualTo(
                        new Permission(
                                Permission.Mode.DRY_RUN,
                                Set.of("bin/load", "/opt/etl/load"),
                                Set.of("etl.example.com:8443"),
                                Set.of("warehouse"),
                                Set.of("quarantine")));

        var again = ((Opening.Opened) Workspace.open(folder)).workspace().file().yaml();
        Files.writeString(folder.resolve("workspace.yaml"), again);
        assertThat(((Opening.Opened) Workspace.open(folder)).workspace().file().remediation())
                .isEqualTo(permission);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: maybe | 3:21 | 'maybe' is no mode",
                "programs: [x] | 3:14 | 'mode' is missing",
                "mode: on, programs: bin/load | 3:35 | 'programs' must be a list",
                "mode: on, commands: [x] | 3:25 | 'commands' is not known here",
                "mode: on, hosts: [''] | 3:33 | 'hosts' must have a value of one line"
            })
    void faultsAreToldWithTheirPlace(String fields, String place, String words) throws IOException {
        var opening = open("remediation: {%s}\n".formatted(fields));

        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.reason().toString()).contains(place, words));
    }
}
