package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlColumnsTest {
    private static final Set<String> COLUMNS = Set.of("a", "b", "Some Name", "timestamp");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A + b",
                "\"Some Name\" is not null",
                "a = 'c' and b <> 'it''s d'",
                "coalesce(a, b, 0)",
                "cast(json_value(a, '$.revenue') as decimal(18, 4))",
                "case when a = 1 then b else null end",
                "a between :from and :to",
                "timestamp > :now - interval '5' day",
                "timestamp > timestamp '2025-01-01 00:00:00'",
                "extract(year from timestamp) = 2025",
                "a in ('x', 'y') or b like '%z' escape '!'",
                "count(*) filter (where a > 1)",
                "a -- comment about c\n + b",
                "a /* not c */ + b",
                "t.c + a",
                "a::integer",
                "1e6 + .5",
                "'unclosed",
                "current_date"
            })
    void anExpressionOverKnownColumnsIsFine(String sql) {
        assertThat(SqlColumns.unknown(sql, COLUMNS)).isEmpty();
    }

    @Test
    void aWordThatCanOnlyBeAColumnIsCertain() {
        assertThat(SqlColumns.unknown("coalesce(a, c) > 1", COLUMNS))
                .containsExactly(new SqlColumns.Mention("c", 12, true));
        assertThat(SqlColumns.unknown("case when x then y else z end", COLUMNS))
                .extracting(SqlColumns.Mention::name)
                .containsExactly("x", "y", "z");
        assertThat(SqlColumns.unknown("\"Other Name\"", COLUMNS))
                .containsExactly(new SqlColumns.Mention("Other Name", 0, true));
        assertThat(SqlColumns.unknown("not c is null", COLUMNS))
                .containsExactly(new SqlColumns.Mention("c", 4, true));
    }

    @Test
    void aWordAmongWordsIsNotCertain() {
        assertThat(SqlColumns.unknown("a fancy b", COLUMNS))
                .containsExactly(new SqlColumns.Mention("fancy", 2, false));
        assertThat(SqlColumns.unknown("a in (select c from d)", COLUMNS))
                .isNotEmpty()
                .noneMatch(SqlColumns.Mention::certain);
    }
}
