package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.remedy.Remedy;

class RemedyShapeTest {
    private static List<Remedy> remedies(String yaml) {
        return Written.read(Written.SOUND + "remedies:\n" + yaml)
                .playbook()
                .orElseThrow()
                .conduct()
                .remedies();
    }

    @Test
    void aRemedySaysAfterWhichChecksWhatIsDoneAndHowOften() {
        var remedy =
                remedies(
                                """
                                  - id: load-again
                                    title: Load the orders again
                                    checks: [row-count]
                                    when: [breach, broken]
                                    severities: [P1]
                                    run: [bin/load, "{{data-set}}", "{{ day }}"]
                                    most: 5
                                    within: 6h
                                    apart: 30m
                                    timeout: 90s
                                """)
                        .getFirst();

        assertThat(remedy)
                .isEqualTo(
                        new Remedy(
                                "load-again",
                                "Load the orders again",
                                new Remedy.On(
                                        Set.of(new CheckId("row-count")),
                                        Set.of(Remedy.Finding.BREACH, Remedy.Finding.BROKEN),
                                        Set.of("P1")),
                                new Remedy.Run(List.of("bin/load", "{{data-set}}", "{{ day }}")),
                                new Remedy.Limits(
                                        5,
                                        Duration.ofHours(6),
                                        Duration.ofMinutes(30),
                                        Duration.ofSeconds(90))));
    }

    @Test
    void everyKindOfDeedIsReadAsItIsWritten() {
        assertThat(deed("call: {url: 'https://etl.example.com/{{day}}', token: {keyring: etl}}"))
                .isEqualTo(
                        new Remedy.Call(
                                "POST",
                                "https://etl.example.com/{{day}}",
                                "",
                                Optional.of(new SourceSpec.Secret.Keyring("etl"))));
        assertThat(deed("pause: {source: files, for: 30m}"))
                .isEqualTo(new Remedy.Pause(new SourceId("files"), Duration.ofMinutes(30)));
        assertThat(deed("quarantine: {folder: out, column: id}"))
                .isEqualTo(new Remedy.Quarantine("out", "id"));
    }

    @Test
    void whatIsNotSaidIsTheUsual() {
        var remedy = remedies("  - {id: one, checks: [row-count], run: [bin/load]}\n").getFirst();

        assertThat(remedy.title()).isEqualTo("one");
        assertThat(remedy.on().when()).containsExactly(Remedy.Finding.BREACH);
        assertThat(remedy.limits()).isEqualTo(Remedy.Limits.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run: ['{{day}}/load'] | must not have a place to fill in it",
                "run: [bin/load, '{{dya}}'] | there is no place {{dya}}; did you mean",
                "call: {url: 'https://a.example/{{user}}'} | there is no place {{user}}",
                "fallback: {source: files, use: files} | a source cannot stand in for itself",
                "pause: {source: fiels} | there is no source \"fiels\"",
                "pause: {source: files}, run: [x] | cannot stand together",
                "most: 3 | what it does is missing"
            })
    void faultsAreToldWhereTheyStand(String deed, String words) {
        var problems =
                Written.read(
                                Written.SOUND
                                        + "remedies:\n  - {id: one, checks: [row-count], %s}\n"
                                                .formatted(deed))
                        .problems();

        assertThat(problems).anySatisfy(each -> assertThat(each.toString()).contains(words));
    }

    @Test
    void twoRemediesOfOneNameAreRefused() {
        var one = "  - {id: one, checks: [row-count], run: [bin/load]}\n";
        assertThat(Written.read(Written.SOUND + "remedies:\n" + one + one).problems())
                .anySatisfy(each ->
                        assertThat(each.toString()).contains("remedy \"one\" is declared twice"));
    }

    private static Remedy.Deed deed(String yaml) {
        return remedies("  - {id: one, checks: [row-count], %s}\n".formatted(yaml))
                .getFirst()
                .deed();
    }
}
