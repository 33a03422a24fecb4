package org.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.secret.Commands.Ended;

class PlatformKeyringTest {
    /** Remembers what was run and answers as it is told. */
    private static final class Recorded implements Commands {
        private final List<List<String>> commands = new ArrayList<>();
        private final List<String> inputs = new ArrayList<>();
        private final Ended answer;

        Recorded(Ended answer) {
            this.answer = answer;
        }

        @Override
        public Ended run(List<String> command, Map<String, String> environment, String input) {
            commands.add(command);
            inputs.add(input);
            assertThat(environment).containsOnlyKeys("TOCSIN_SECRET_NAME");
            return answer;
        }
    }

    private static Recorded ending(int code, String out, String complaint) {
        return new Recorded(new Ended(code, out, complaint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void aSecretIsReadAndNeverPassedAsAnArgument(String system) {
        var commands = ending(0, "hunter2", "");
        var keyring = new PlatformKeyring(system, commands);
        assertThat(keyring.read("shop")).isEqualTo(new Found.Value("hunter2"));
        assertThat(keyring.write("shop", "hunter2")).isEmpty();
        assertThat(keyring.remove("shop")).isEmpty();
        assertThat(commands.commands).hasSize(3);
        assertThat(commands.commands.toString())
                .doesNotContain("hunter2")
                .doesNotContain("68756e74657232");
        assertThat(commands.inputs.get(1)).containsAnyOf("hunter2", "68756e74657232");
    }

    @Test
    void onlyTheLineEndThatMacosAddsIsTakenOff() {
        assertThat(new PlatformKeyring("Mac OS X", ending(0, " a b \n", "")).read("x"))
                .isEqualTo(new Found.Value(" a b "));
        assertThat(new PlatformKeyring("Linux", ending(0, "a\n", "")).read("x"))
                .isEqualTo(new Found.Value("a\n"));
    }

    @Test
    void anEntryThatIsNotThereSaysHowToMakeIt() {
        assertThat(new PlatformKeyring("Linux", ending(1, "", "")).read("shop"))
                .asString()
                .contains("the keyring has no shop")
                .contains("tocsin secret set shop --in keyring");
        assertThat(new PlatformKeyring("Mac OS X", ending(44, "", "could not be found")).read("x"))
                .asString()
                .contains("the keyring has no x");
        assertThat(new PlatformKeyring("Linux", ending(1, "", "")).remove("shop")).isEmpty();
    }

    @Test
    void aKeyringThatIsNotThereOrShutSaysWhatToDo() {
        assertThat(new PlatformKeyring("Linux", ending(Ended.NOT_THERE, "", "")).read("shop"))
                .asString()
                .contains("there is no keyring")
                .contains("secret-tool is not there")
                .contains("{env: NAME}");
        assertThat(new PlatformKeyring("Linux", ending(Ended.TOO_SLOW, "", "slow")).read("shop"))
                .asString()
                .contains("does not answer")
                .contains("unlock it");
        assertThat(
                        new PlatformKeyring(
                                        "Linux",
                                        ending(1, "", "\nsecret-tool: Cannot autolaunch D-Bus\n"))
                                .write("shop", "hunter2"))
                .get()
                .asString()
                .contains("Cannot autolaunch D-Bus")
                .doesNotContain("hunter2");
    }

    @Test
    void aProgramThatIsMissingOrNeverEndsIsAnAnswer() {
        var commands = Commands.ofSystem(Duration.ofMillis(200));
        var java = ProcessHandle.current().info().command().orElseThrow();
        assertThat(commands.run(List.of("tocsin-no-such-program"), Map.of(), "").code())
                .isEqualTo(Ended.NOT_THERE);
        var patient = Commands.ofSystem(Duration.ofMinutes(2));
        var ended = patient.run(List.of(java, "--no-such-option"), Map.of(), "in");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.complaint()).contains("no-such-option");
    }

    /** A keyring in memory. */
    private static final class Pocket implements Keyring {
        private final Map<String, String> held = new HashMap<>();

        @Override
        public Found read(String name) {
            return held.containsKey(name)
                    ? new Found.Value(held.get(name))
                    : new Found.Missing("no " + name);
        }

        @Override
        public Optional<String> write(String name, String value) {
            held.put(name, value);
            return Optional.empty();
        }

        @Override
        public Optional<String> remove(String name) {
            held.remove(name);
            return Optional.empty();
        }
    }

    @Test
    void thePassphraseComesFromTheEnvironmentBeforeTheKeyring() {
        var keyring = new Pocket();
        var redaction = new Redaction();
        assertThat(HeldSecrets.passphrase(Map.of(), keyring, redaction)).isEmpty();
        keyring.write("tocsin-passphrase", "from keyring");
        assertThat(HeldSecrets.passphrase(Map.of("TOCSIN_PASSPHRASE", ""), keyring, redaction))
                .contains("from keyring");
        assertThat(HeldSecrets.passphrase(Map.of("TOCSIN_PASSPHRASE", "said"), keyring, redaction))
                .contains("said");
        assertThat(redaction.of("from keyring")).isEqualTo("***");
    }

    @Test
    void eachKindOfReferenceIsLookedUpWhereItSays(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        var keyring = new Pocket();
        keyring.write("shop", "in keyring");
        var store = new SecretStore(folder.resolve("s.json"), () -> Optional.of("open"));
        store.set("shop", "in store");
        var secrets =
                new HeldSecrets(Map.of("shop", "in environment"), keyring, store, new Redaction());
        assertThat(secrets.find(new Secret.Environment("shop")))
                .isEqualTo(new Found.Value("in environment"));
        assertThat(secrets.find(new Secret.Keyring("shop")))
                .isEqualTo(new Found.Value("in keyring"));
        assertThat(secrets.find(new Secret.Stored("shop"))).isEqualTo(new Found.Value("in store"));
        assertThat(secrets.redaction().of("in store, in keyring"))
                .as("the environment's word, too")
                .isEqualTo("***, ***");
    }
}
