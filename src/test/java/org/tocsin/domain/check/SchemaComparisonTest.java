package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Formula.SchemaFault;
import org.tocsin.domain.data.*;

class SchemaComparisonTest {
    private static final DataSet EVENTS =
            new DataSet(
                    new DataSetId("events"),
                    "Events",
                    new SourceId("shop"),
                    new Location.Table("events"),
                    new DataSet.Shape(
                            List.of(
                                    new Column(
                                            "client_id",
                                            ColumnType.TEXT,
                                            true,
                                            List.of("clientId"),
                                            false),
                                    new Column("referrer", ColumnType.TEXT, true, List.of(), false),
                                    new Column(
                                            "amount", ColumnType.DECIMAL, false, List.of(), false)),
                            List.of()),
                    new Partitioning.Whole(),
                    ZoneOffset.UTC);

    @Test
    void theDeclaredColumnsAreFine() {
        assertThat(differences(EnumSet.allOf(SchemaFault.class), "client_id", "referrer", "amount"))
                .isEmpty();
    }

    @Test
    void aRenameIsAMissingColumnThatNamesItsNewName() {
        assertThat(differences(Set.of(SchemaFault.MISSING), "clientId"))
                .containsExactly("client_id (now clientId)", "referrer");
    }

    @Test
    void anUndeclaredRenameIsGuessedFromItsSpelling() {
        assertThat(differences(Set.of(SchemaFault.MISSING), "client_id", "Referer"))
                .containsExactly("referrer (now Referer)");
        assertThat(differences(Set.of(SchemaFault.MISSING), "client_id", "page"))
                .containsExactly("referrer");
    }

    @Test
    void anOptionalColumnMayBeAway() {
        assertThat(differences(Set.of(SchemaFault.MISSING), "client_id", "referrer")).isEmpty();
    }

    @Test
    void anAliasIsExpectedAnythingElseIsNot() {
        assertThat(differences(Set.of(SchemaFault.UNEXPECTED), "clientId", "referrer", "test_bool"))
                .containsExactly("test_bool was not expected");
    }

    @Test
    void valuesThatDoNotReadAsTheirTypeAreCounted() {
        var comparison =
                new SchemaComparison(
                        EVENTS,
                        columns("client_id", "referrer", "amount"),
                        Map.of("amount", 1234L),
                        Optional.empty());
        assertThat(comparison.differences(Set.of(SchemaFault.WRONG_TYPE)))
                .containsExactly("amount: 1,234 values are not decimal");
    }

    @Test
    void aChangeSinceLastTimeNamesWhatCameWentAndTurned() {
        var before =
                List.of(
                        new SeenColumn("client_id", "text"),
                        new SeenColumn("referrer", "text"),
                        new SeenColumn("amount", "integer"));
        var now =
                List.of(
                        new SeenColumn("client_id", "text"),
                        new SeenColumn("amount", "decimal"),
                        new SeenColumn("page", "text"));
        var comparison = new SchemaComparison(EVENTS, now, Map.of(), Optional.of(before));
        assertThat(comparison.differences(Set.of(SchemaFault.CHANGED)))
                .containsExactly(
                        "referrer is gone since last time",
                        "amount turned from integer to decimal",
                        "page is new since last time");
        assertThat(
                        new SchemaComparison(EVENTS, now, Map.of(), Optional.empty())
                                .differences(Set.of(SchemaFault.CHANGED)))
                .isEmpty();
    }

    private static List<String> differences(Set<SchemaFault> faults, String... names) {
        return new SchemaComparison(EVENTS, columns(names), Map.of(), Optional.empty())
                .differences(faults);
    }

    private static List<SeenColumn> columns(String... names) {
        return Arrays.stream(names).map(name -> new SeenColumn(name, "text")).toList();
    }
}
