package org.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.secret.SecretStore.Outcome;

class SecretStoreTest {
    private static final String VALUE = "hunter2 \u00fc\"\n";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("config/secrets.json");
    }

    private SecretStore store(String passphrase) {
        return new SecretStore(file, () -> Optional.of(passphrase));
    }

    private static String why(Found found) {
        return ((Found.Missing) found).why();
    }

    @Test
    void whatIsSetIsFoundAgainAndReadableByItsOwnerOnly() throws Exception {
        assertThat(store("open").set("shop", "old")).isEqualTo(new Outcome.Done<>(false));
        assertThat(store("open").set("shop", VALUE)).isEqualTo(new Outcome.Done<>(true));
        assertThat(store("open").set("mail", "x")).isEqualTo(new Outcome.Done<>(false));
        assertThat(store("open").find("shop")).isEqualTo(new Found.Value(VALUE));
        assertThat(store("open").names()).isEqualTo(new Outcome.Done<>(Set.of("mail", "shop")));
        assertThat(Files.readString(file)).doesNotContain("hunter2").doesNotContain("shop");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("secrets.json", ".secrets.json.lock");
        }
    }

    @Test
    void whatIsRemovedIsGone() {
        store("open").set("shop", VALUE);
        assertThat(store("open").remove("shop")).isEqualTo(new Outcome.Done<>(true));
        assertThat(store("open").remove("shop")).isEqualTo(new Outcome.Done<>(false));
        assertThat(why(store("open").find("shop"))).contains("has no shop", "tocsin secret set");
    }

    @Test
    void theSameSecretsNeverMakeTheSameFile() throws Exception {
        store("open").set("shop", VALUE);
        byte[] first = Files.readAllBytes(file);
        store("open").set("shop", VALUE);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
    }

    @Test
    void aWrongPassphraseIsSaidAndChangesNothing() throws Exception {
        store("open").set("shop", VALUE);
        byte[] before = Files.readAllBytes(file);
        assertThat(why(store("opne").find("shop")))
                .contains(file.toString())
                .contains("the passphrase is wrong")
                .doesNotContain("opne");
        assertThat(store("opne").set("shop", "y")).isInstanceOf(Outcome.Failed.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void withoutAPassphraseItStaysShutAndSaysHowToGiveOne() {
        var shut = new SecretStore(file, Optional::empty);
        assertThat(shut.set("shop", VALUE)).isInstanceOf(Outcome.Failed.class);
        assertThat(file).doesNotExist();
        store("open").set("shop", VALUE);
        assertThat(why(shut.find("shop"))).contains("TOCSIN_PASSPHRASE");
        assertThat(why(new SecretStore(file, () -> Optional.of("")).find("shop")))
                .contains("no passphrase was given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed", "nonce"})
    void aChangedByteIsTamperingAndNotAWrongPassphrase(String field) throws Exception {
        store("open").set("shop", VALUE);
        String text = Files.readString(file);
        int at = text.indexOf('"', text.indexOf("\"" + field + "\" :") + field.length() + 4) + 1;
        String old = text.substring(at, text.indexOf('"', at));
        byte[] bytes = Base64.getDecoder().decode(old);
        bytes[0] ^= 1;
        Files.writeString(file, text.replace(old, Base64.getEncoder().encodeToString(bytes)));
        assertThat(why(store("open").find("shop")))
                .contains("it was changed or damaged")
                .contains("restore it from a backup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"format\": \"tocsin/secrets/9\"}",
                "{\"format\": \"tocsin/secrets/1\", \"rounds\": 2000000000, \"salt\": \"AAAA\", \"nonce\": \"AAAAAAAAAAAAAAAA\", \"check\": \"\", \"sealed\": \"\"}",
                "{\"format\": \"tocsin/secrets/1\", \"rounds\": 1, \"salt\": \"%\"}"
            })
    void aFileThatIsNoStoreIsSaidToBeDamaged(String content) throws Exception {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        assertThat(why(store("open").find("shop"))).contains("it was changed or damaged");
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        assertThat(why(store("open").find("shop")))
                .contains(file.toString())
                .contains("tocsin secret set shop");
    }
}
