package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

class WorkspaceTest {
    private static final PlaybookChoice PUFFY = new PlaybookChoice.Shipped("puffy");
    private static final SourceId SHOP = new SourceId("shop");

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Larkspur",
                "a: b # c",
                "- \"quoted\" 'twice'",
                "0012",
                "true",
                "Größe 测试 🛏",
                "a very long name that goes on and on and on and on and on and on and on and on and on"
            })
    void aNewWorkspaceOpensAsItWasWritten(String name) {
        var sources = new LinkedHashMap<SourceId, Binding>();
        sources.put(SHOP, new Binding.Folder("../some data/#1: files"));
        sources.put(new SourceId("db"), new Binding.Jdbc("jdbc:postgresql://db.example/shop"));
        var content =
                new WorkspaceFile(name, PUFFY, sources, Optional.of(ZoneId.of("Europe/Berlin")));
        var created = opened(Workspace.create(temp.resolve("new"), content, Furnishing.NONE));

        var again = opened(Workspace.open(temp.resolve("new")));

        assertThat(again).isEqualTo(created);
        assertThat(again.name()).isEqualTo(name);
        assertThat(again.file().sources().keySet()).containsExactlyElementsOf(sources.keySet());
        assertThat(again.file()).isEqualTo(content);
    }

    @Test
    void aNewFolderIsForItsOwnerOnlyAndOneThatWasThereKeepsItsRights() throws IOException {
        assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var shared = PosixFilePermissions.fromString("rwxr-x---");
        Path given =
                Files.createDirectory(
                        temp.resolve("given"), PosixFilePermissions.asFileAttribute(shared));
        Files.setPosixFilePermissions(given, shared);

        opened(Workspace.create(temp.resolve("deep").resolve("new"), "A", PUFFY, Map.of()));
        opened(Workspace.create(given, "B", PUFFY, Map.of()));

        assertThat(Files.getPosixFilePermissions(temp.resolve("deep").resolve("new")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(given)).isEqualTo(shared);
    }

    @Test
    void theStoreTheDriversAndAnOwnPlaybookLieInTheFolder() throws IOException {
        Path folder = temp.resolve("w");
        Files.createDirectories(folder.resolve("playbook"));
        write(folder, "name: A\nplaybook: ./playbook\n");
        var workspace = opened(Workspace.open(folder));

        assertThat(workspace.store()).isEqualTo(folder.resolve("tocsin.mv.db"));
        assertThat(workspace.drivers()).isEqualTo(folder.resolve("drivers"));
        assertThat(workspace.playbookFolder()).contains(folder.resolve("playbook"));
    }

    @Test
    void howLongResultsAreKeptIsReadWrittenAndRefusedWithItsPlace() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("days"));
        write(folder, "name: A\nplaybook: puffy\nretention:\n  runs: 90\n");
        var workspace = opened(Workspace.open(folder));
        assertThat(workspace.file().retention()).isEqualTo(new KeptDays(90, 14, 365));

        opened(workspace.change(workspace.file()));
        assertThat(opened(Workspace.open(folder)).file()).isEqualTo(workspace.file());

        write(folder, "name: A\nplaybook: puffy\n");
        assertThat(opened(Workspace.open(folder)).file().retention()).isEqualTo(KeptDays.USUAL);
        write(folder, "name: A\nplaybook: puffy\nretention:\n  runs: soon\n");
        assertThat(refused(Workspace.open(folder)).toString()).contains("4:9", "'soon'");
        write(folder, "name: A\nplaybook: puffy\nretention: {runs: 400}\n");
        assertThat(refused(Workspace.open(folder)).toString())
                .contains("hours (365)", "runs (400)");
        write(folder, "name: A\nplaybook: puffy\nretention: {day: 4}\n");
        assertThat(refused(Workspace.open(folder)).toString()).contains("'day' is not known");
    }

    @Test
    void whereRunsAreAskedForIsReadWrittenAndRefusedWithItsPlace() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("door"));
        write(folder, "name: A\nplaybook: puffy\nlisten: {port: 8765, token: {store: ci}}\n");
        var workspace = opened(Workspace.open(folder));
        assertThat(workspace.file().upkeep().door())
                .contains(new Door(8765, new SourceSpec.Secret.Stored("ci")));
        opened(workspace.change(workspace.file()));
        assertThat(opened(Workspace.open(folder)).file()).isEqualTo(workspace.file());

        String sound = "name: A\nplaybook: puffy\n";
        write(folder, sound);
        assertThat(opened(Workspace.open(folder)).file().upkeep().door()).isEmpty();
        write(folder, sound + "listen: {port: 0, token: {env: T}}\n");
        assertThat(refused(Workspace.open(folder)).toString()).contains("3:16", "'0' is no port");
        write(folder, sound + "listen: {port: 70000, token: {env: T}}\n");
        assertThat(refused(Workspace.open(folder)).toString()).contains("no port");
        write(folder, sound + "listen: {port: 8765}\n");
        assertThat(refused(Workspace.open(folder)).toString()).contains("'token' is missing");
        write(folder, sound + "listen: {port: 8765, token: hunter2}\n");
        assertThat(refused(Workspace.open(folder)).toString())
                .contains("no reference", "does not belong in this file")
                .doesNotContain("hunter2");
        write(folder, sound + "listen: {port: 8765, token: {env: T}, host: all}\n");
        assertThat(refused(Workspace.open(folder)).toString()).contains("'host' is not known");
    }

    @Test
    void aShippedPlaybookHasNoFolder() {
        assertThat(fresh(Map.of()).playbookFolder()).isEmpty();
    }

    @Test
    void aWorkspaceOpensByItsFileToo() {
        var created = fresh(Map.of());
        assertThat(opened(Workspace.open(created.folder().resolve("workspace.yaml"))))
                .isEqualTo(created);
    }

    @Test
    void aFolderWithOtherFilesIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "mine");

        var reason = refused(Workspace.create(temp, "A", PUFFY, Map.of()));

        assertThat(reason.what()).contains("not empty").contains("thesis.txt");
        assertThat(reason.where()).isEqualTo(temp.toString());
        assertThat(names(temp)).containsExactly("thesis.txt");
    }

    @Test
    void whatFileBrowsersLeaveBehindDoesNotCount() throws IOException {
        Files.writeString(temp.resolve(".DS_Store"), "");
        opened(Workspace.create(temp, "A", PUFFY, Map.of()));
    }

    @Test
    void aWorkspaceIsNotCreatedTwice() {
        var workspace = fresh(Map.of());
        var reason = refused(Workspace.create(workspace.folder(), "B", PUFFY, Map.of()));
        assertThat(reason.toString()).contains("there is a workspace already").contains("open it");
        assertThat(opened(Workspace.open(workspace.folder())).name()).isEqualTo("A");
    }

    @Test
    void anInterruptedCreationIsNoWorkspaceAndCanBeCompleted() {
        Path folder = temp.resolve("w");
        var content = new WorkspaceFile("A", PUFFY, Map.of(), Optional.empty());
        Furnishing failing =
                inside -> {
                    Files.writeString(inside.resolve("half.csv"), "a,b\n1");
                    throw new IOException("No space left on device");
                };

        var reason = refused(Workspace.create(folder, content, failing));
        assertThat(reason.what()).contains("No space left on device");
        assertThat(reason.remedy()).contains("free space");
        assertThat(refused(Workspace.open(folder)).what()).contains("no workspace");

        opened(Workspace.create(folder, content, Furnishing.NONE));
        opened(Workspace.open(folder));
        assertThat(names(folder)).doesNotContain(".unfinished");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        var reason = refused(Workspace.create(file.resolve("w"), "A", PUFFY, Map.of()));
        assertThat(reason.what()).contains("cannot be written");
    }

    @Test
    void badValuesAreRefusedBeforeAnythingIsWritten() {
        Path folder = temp.resolve("w");
        assertThat(refused(Workspace.create(folder, " ", PUFFY, Map.of())).what()).contains("name");
        assertThat(refused(Workspace.create(folder, "a\nb", PUFFY, Map.of())).what())
                .contains("several lines");
        var secret = new Binding.Jdbc("jdbc:postgresql://db/x?user=me&password=hunter2");
        var reason = refused(Workspace.create(folder, "A", PUFFY, Map.of(SHOP, secret)));
        assertThat(reason.toString()).contains("sources.shop").doesNotContain("hunter2");
        assertThat(folder).doesNotExist();
    }

    @Test
    void placesThatAreNoWorkspaceAreRefusedEachInItsWords() throws IOException {
        assertThat(refused(Workspace.open(temp.resolve("none"))).what()).contains("no such folder");
        assertThat(refused(Workspace.open(temp)).what()).contains("no workspace");
        Path file = Files.writeString(temp.resolve("notes.txt"), "");
        assertThat(refused(Workspace.open(file)).what()).contains("not a folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: A\\nplaybook: puffy\\nsauces: {}       | :3:1  | 'sauces' is not known here",
                "name: A\\nplaybook: puffy\\nname: B          | :3:1  | 'name' is there twice",
                "playbook: puffy                              | :1:1  | 'name' is missing",
                "name: A                                      | :1:1  | 'playbook' is missing",
                "name: [A]\\nplaybook: puffy                  | :1:7  | 'name' must have a value",
                "name:\\nplaybook: puffy                      | :1:6  | 'name' must have a value",
                "- name                                       | :1:1  | must hold lines of the form",
                "name: A\\nplaybook: puffy\\nzone: Mars/North | :3:7  | 'Mars/North' is no time zone",
                "name: A\\nplaybook: puffy\\nsources: data    | :3:10 | sources must hold lines",
                "name: A\\nplaybook: puffy\\nsources:\\n  a:  | :4:5  | 'a' must have a value",
                "name: A\\nplaybook: puffy\\nsources:\\n  a: jdbc:x://h/d;pwd=hunter2 | :4:6 | sources.a holds a password",
                "name: A\\nplaybook: puffy\\nsources:\\n  a: jdbc:x://me:hunter2@h/d  | :4:6 | sources.a holds a password",
                "name: A\\nplaybook: puffy\\nsources:\\n\\ta: data | :4:1 | not readable as YAML",
                "name: 'A\\nplaybook: puffy                    | :2:16 | not readable as YAML",
            })
    void everyFaultHasItsLineAndColumn(String text, String place, String words) throws IOException {
        write(temp, text.replace("\\n", "\n").replace("\\t", "\t"));

        var reason = refused(Workspace.open(temp));

        assertThat(reason.where()).isEqualTo(temp.resolve("workspace.yaml") + place);
        assertThat(reason.what()).contains(words);
        assertThat(reason.remedy()).isNotBlank();
        assertThat(reason.toString()).doesNotContain("hunter2");
    }

    @Test
    void aTabIsNamedAsTheCause() throws IOException {
        write(temp, "name: A\nplaybook: puffy\nsources:\n\ta: data\n");
        assertThat(refused(Workspace.open(temp)).remedy()).contains("spaces");
    }

    @Test
    void anEmptyOrForeignFileIsRefused() throws IOException {
        write(temp, "");
        assertThat(refused(Workspace.open(temp)).what()).contains("empty");
        Files.write(temp.resolve("workspace.yaml"), new byte[] {(byte) 0xC3, 0x28, 0, 7});
        assertThat(refused(Workspace.open(temp)).what()).contains("not UTF-8");
        Files.writeString(temp.resolve("workspace.yaml"), "a\u0000b");
        assertThat(refused(Workspace.open(temp)).what()).contains("not readable as YAML");
    }

    @Test
    void anOwnPlaybookThatIsGoneIsRefused() throws IOException {
        write(temp, "name: A\nplaybook: ./rules\n");
        var reason = refused(Workspace.open(temp));
        assertThat(reason.what()).contains(temp.resolve("rules").toString());
        assertThat(reason.remedy()).contains("bring it back");
    }

    @Test
    void anOwnFolderNamedLikeAPlaybookStaysAFolder() {
        var own = new PlaybookChoice.Own("puffy");
        assertThat(PlaybookChoice.of(own.text())).isEqualTo(new PlaybookChoice.Own("./puffy"));
        assertThat(PlaybookChoice.of("puffy")).isEqualTo(PUFFY);
        assertThat(PlaybookChoice.of("C:\\rules")).isInstanceOf(PlaybookChoice.Own.class);
    }

    @Test
    void aChangeIsSavedAndLeavesTheRest() {
        var workspace = fresh(Map.of(SHOP, new Binding.Folder("data")));
        var file = workspace.file();
        var changed = new WorkspaceFile("B", PlaybookChoice.COPY, file.sources(), Optional.empty());

        assertThat(opened(workspace.change(changed)).name()).isEqualTo("B");
        assertThat(WorkspaceFile.read(workspace.folder().resolve("workspace.yaml")))
                .isEqualTo(new WorkspaceFile.Reading.Good(changed));
        refused(workspace.change(new WorkspaceFile("", PUFFY, Map.of(), Optional.empty())));
    }

    @Test
    void foldersAreFoundFromTheWorkspace() {
        var bound = fresh(Map.of(SHOP, new Binding.Folder("../data")));
        assertThat(sources(bound.bind(List.of(folder("shop", "elsewhere")))))
                .containsExactly(folder("shop", bound.folder().resolveSibling("data").toString()));
        var unbound = opened(Workspace.create(temp.resolve("two"), "A", PUFFY, Map.of()));
        assertThat(sources(unbound.bind(List.of(folder("shop", "data")))))
                .containsExactly(folder("shop", unbound.folder().resolve("data").toString()));
        String absolute = temp.resolve("far").toString();
        assertThat(sources(unbound.bind(List.of(folder("shop", absolute)))))
                .containsExactly(folder("shop", absolute));
    }

    @Test
    void aDatabaseKeepsItsUserAndSecretWhenItsAddressIsBound() {
        var workspace = fresh(Map.of(SHOP, new Binding.Jdbc("jdbc:h2:mem:here")));
        assertThat(sources(workspace.bind(List.of(database("jdbc:h2:mem:there")))))
                .containsExactly(database("jdbc:h2:mem:here"));
    }

    @Test
    void aBindingThatFitsNoSourceIsRefused() {
        var workspace = fresh(Map.of(SHOP, new Binding.Folder("data")));
        var typo = refused(workspace.bind(List.of(folder("stop", "x"))));
        assertThat(typo.what()).contains("no source 'shop'");
        assertThat(typo.remedy()).contains("stop");
        assertThat(refused(workspace.bind(List.of(database("jdbc:h2:mem:there")))).remedy())
                .contains("jdbc:");
        var address =
                opened(
                        Workspace.create(
                                temp.resolve("two"),
                                "A",
                                PUFFY,
                                Map.of(SHOP, new Binding.Jdbc("jdbc:h2:mem:x"))));
        assertThat(refused(address.bind(List.of(folder("shop", "x")))).remedy()).contains("folder");
    }

    private Workspace fresh(Map<SourceId, Binding> bindings) {
        return opened(Workspace.create(temp.resolve("w"), "A", PUFFY, bindings));
    }

    private static SourceSpec folder(String id, String path) {
        return new SourceSpec.Folder(new SourceId(id), path, SourceSpec.Limits.DEFAULT);
    }

    private static SourceSpec database(String url) {
        return new SourceSpec.Jdbc(
                SHOP,
                url,
                Optional.of("reader"),
                Optional.of(new SourceSpec.Secret.Environment("SHOP_PASSWORD")),
                Map.of("ssl", "true"),
                SourceSpec.Limits.DEFAULT);
    }

    private static void write(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("workspace.yaml"), text, StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) {
        return List.of(folder.toFile().list());
    }

    private static Workspace opened(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).workspace();
    }

    private static Refusal refused(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Refused.class);
        return ((Opening.Refused) opening).reason();
    }

    private static Refusal refused(Bound bound) {
        assertThat(bound).isInstanceOf(Bound.Refused.class);
        return ((Bound.Refused) bound).reason();
    }

    private static List<SourceSpec> sources(Bound bound) {
        assertThat(bound).isInstanceOf(Bound.Sources.class);
        return ((Bound.Sources) bound).sources();
    }
}
