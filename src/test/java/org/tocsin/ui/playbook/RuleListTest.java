package org.tocsin.ui.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.playbook.ShippedPlaybooks;

class RuleListTest {
    static Stream<String> shipped() {
        return ShippedPlaybooks.names().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyRuleIsToldInWordsAndFoundInTheFiles(String name) {
        var reading = ShippedPlaybooks.read(name).orElseThrow();
        var rows = RuleList.of(reading.playbook().orElseThrow());
        assertThat(rows.stream().map(RuleRow::key)).doesNotHaveDuplicates();
        for (var row : rows) {
            var key = row.key();
            var spot =
                    reading.written()
                            .of(key.yaml(), key.id(), key.nth())
                            .or(() -> reading.written().of(key.yaml(), row.name(), key.nth()))
                            .or(() -> reading.written().of(key.yaml(), "", 0));
            assertThat(spot).as(key.toString()).isPresent();
            assertThat(row.facts()).as(key.toString()).isNotEmpty();
            assertThat(row.facts())
                    .allSatisfy(fact ->
                            assertThat(fact.value()).doesNotContain("Optional[", "$$Lambda"));
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aPlaybookDoesNotDifferFromItself(String name) {
        var one = RuleList.of(ShippedPlaybooks.read(name).orElseThrow().playbook().orElseThrow());
        var two = RuleList.of(ShippedPlaybooks.read(name).orElseThrow().playbook().orElseThrow());
        assertThat(RuleChange.between(one, two)).isEmpty();
        assertThat(RuleChange.between(one, List.of())).hasSameSizeAs(one);
        assertThat(RuleChange.summary(RuleChange.between(List.of(), one)))
                .isEqualTo("%,d new".formatted(one.size()));
    }

    @Test
    void templatesSayWhereTheyGoAndReportsAreRules() {
        var rows =
                RuleList.of(
                        ShippedPlaybooks.read("incident-management")
                                .orElseThrow()
                                .playbook()
                                .orElseThrow());
        assertThat(rows)
                .filteredOn(row -> row.section() == Section.TEMPLATES)
                .filteredOn(row -> row.id().equals("incident-ticket"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.says()).startsWith("Ticket; goes to ");
                    assertThat(row.source()).contains("document 001");
                });
        assertThat(rows)
                .filteredOn(row -> row.key().yaml().equals("reports"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.says()).contains("template "));
    }

    @Test
    void ofALongTextThatDiffersOnlyTheDifferenceAndItsSurroundingsStay() {
        var was = "a\nb\nc\nd\ne\nf\ng";
        assertThat(LineDiff.around(LineDiff.of(was, was.replace("d", "D"))))
                .extracting(line -> line.kind() + line.text())
                .containsExactly(
                        "SAME…", "SAMEb", "SAMEc", "WASd", "ISD", "SAMEe", "SAMEf", "SAME…");
    }
}
