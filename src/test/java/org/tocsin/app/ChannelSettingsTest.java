package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.settings.ChannelDesk.Channel;
import org.tocsin.ui.settings.ChannelDesk.Draft;
import org.tocsin.ui.settings.ChannelDesk.Place;
import org.tocsin.ui.settings.ChannelDesk.Secret;
import org.tocsin.ui.settings.ChannelKind;
import org.tocsin.workspace.Folders;

class ChannelSettingsTest {
    @TempDir Path folder;
    private ChannelSettings settings;

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(
                folder.resolve("workspace.yaml"), "name: Shop\nplaybook: data-pipeline\n");
        var wiring =
                new Wiring(
                        new Folders(folder.resolve("home"), folder.resolve("config")),
                        () -> Instant.parse("2026-03-02T12:00:00Z"));
        settings = new ChannelSettings(wiring, folder, ChannelSettingsTest::playbook);
    }

    private static Playbook playbook() {
        return Site.of(
                        new org.tocsin.workspace.Workspace(
                                Path.of("."),
                                new org.tocsin.workspace.WorkspaceFile(
                                        "Shop",
                                        org.tocsin.workspace.PlaybookChoice.of("data-pipeline"),
                                        Map.of(),
                                        java.util.Optional.empty())))
                .playbook();
    }

    private String file() throws IOException {
        return Files.readString(folder.resolve("workspace.yaml"));
    }

    @Test
    void whatThePlaybookWritesAndNobodySetUpIsListed() {
        assertThat(ShippedPlaybooks.names()).contains("data-pipeline");
        assertThat(settings.all()).extracting(Channel::name).contains("page");
        assertThat(settings.all()).allSatisfy(each -> assertThat(each.kind()).isEmpty());
    }

    @Test
    void whatIsSavedRefersToItsSecretAndComesBack() throws IOException {
        var draft =
                new Draft(
                        "page",
                        ChannelKind.PAGER_DUTY,
                        Map.of(),
                        Map.of("key", new Secret(Place.ENV, "PAGE_KEY", "")));
        assertThat(settings.save(draft)).isEmpty();

        assertThat(file()).contains("PAGE_KEY");
        var page = settings.all().getFirst();
        assertThat(page.kind()).contains(ChannelKind.PAGER_DUTY);
        assertThat(page.fields()).containsEntry("key", "env: PAGE_KEY");
        assertThat(settings.remove("page")).isEmpty();
        assertThat(file()).doesNotContain("PAGE_KEY");
    }

    @Test
    void whatTheFormDoesNotAskForStays() throws IOException {
        Files.writeString(
                folder.resolve("workspace.yaml"),
                """
                name: Shop
                playbook: data-pipeline
                channels:
                  page: {kind: pagerduty, key: {env: A}, keys: {engineer-a: {env: B}}, severities: {P1: error}}
                """);
        settings.save(
                new Draft(
                        "page",
                        ChannelKind.PAGER_DUTY,
                        Map.of(),
                        Map.of("key", new Secret(Place.ENV, "C", ""))));

        assertThat(settings.all().getFirst().fields())
                .containsEntry("key", "env: C")
                .containsEntry("keys.engineer-a", "env: B")
                .containsEntry("severities.P1", "error");
    }

    @Test
    void quietHoursAreWrittenTogether() {
        assertThat(
                        settings.save(
                                new Draft(
                                        "desktop",
                                        ChannelKind.DESKTOP,
                                        Map.of(
                                                "sound", "true",
                                                "quiet.from", "22:00",
                                                "quiet.to", "07:00",
                                                "quiet.zone", "Europe/Berlin"),
                                        Map.of())))
                .isEmpty();
        assertThat(settings.all().getFirst().fields())
                .containsEntry("quiet.zone", "Europe/Berlin")
                .containsEntry("sound", "true");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsWritten() throws IOException {
        var before = file();
        assertThat(settings.save(new Draft("page", ChannelKind.PAGER_DUTY, Map.of(), Map.of())))
                .hasValueSatisfying(why -> assertThat(why).contains("key"));
        assertThat(settings.save(new Draft("a b", ChannelKind.SLACK, Map.of(), Map.of())))
                .isPresent();
        assertThat(
                        settings.save(
                                new Draft(
                                        "email",
                                        ChannelKind.MAIL,
                                        Map.of("host", "mail.example.com", "port", "many"),
                                        Map.of())))
                .isPresent();

        assertThat(file()).isEqualTo(before);
    }

    @Test
    void aTestOfWhatCannotBeReachedSaysWhy() throws InterruptedException {
        settings.save(
                new Draft(
                        "page",
                        ChannelKind.PAGER_DUTY,
                        Map.of(),
                        Map.of("key", new Secret(Place.ENV, "TOCSIN_TEST_NOT_SET", ""))));
        var tested = settings.test("page", "");

        assertThat(tested.taken()).isFalse();
        assertThat(tested.message()).contains("TOCSIN_TEST_NOT_SET");
    }
}
