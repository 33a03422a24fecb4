package org.tocsin.source.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;

/** What is written for engines that these tests cannot start: MySQL, MariaDB, Trino. */
class EngineSqlTest {
    private static final Instant NOW = Instant.parse("2025-07-04T06:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String sql(String url, Formula... formulas) {
        var dialect = Dialect.ofUrl(url);
        var column = new Rows.Column("v", dialect.quote("v"), new Rows.Kind.Plain());
        var measures = new ArrayList<Measure>();
        for (Formula formula : formulas) {
            var id = new MeasureId("m" + measures.size());
            measures.add(new Measure(id, "m", new DataSetId("t"), formula, Unit.NUMBER));
        }
        var rows = new Rows(dialect.quote("t"), List.of(column), Set.of(), Optional.empty());
        var shape = new Selection.Shape(false, false);
        var plan =
                new Planner(dialect)
                        .plan(new Selection(rows, List.of(), measures, Map.of(), shape));
        assertThat(plan.refused()).isEmpty();
        return plan.steps().stream().map(Plan.Step::sql).collect(Collectors.joining("\n;\n"));
    }

    private static Formula median() {
        return new Formula.Aggregate(Function.MEDIAN, new Expression("v"), Optional.empty());
    }

    @Test
    void aMedianIsRankedFromCountedValuesWhereTheEngineHasNone() {
        for (String url : List.of("jdbc:mysql://h/d", "jdbc:mariadb://h/d", "jdbc:trino://h/c")) {
            assertThat(sql(url, median()))
                    .as(url)
                    .contains("rows unbounded preceding")
                    .contains("group by")
                    .doesNotContain("median(");
        }
        assertThat(sql("jdbc:postgresql://h/d", median())).contains("percentile_cont");
        assertThat(sql("jdbc:h2:mem:x", median())).contains("median(");
    }

    @Test
    void aPatternIsSaidInTheEnginesOwnWay() {
        var matches =
                new Formula.FailingRows(
                        new RowTest.Matches(new Expression("v"), "a\\d"), false, Optional.empty());
        assertThat(sql("jdbc:mysql://h/d", matches)).contains("^(?:a\\\\d)$");
        assertThat(sql("jdbc:mariadb://h/d", matches)).contains("^(?:a\\\\d)$");
        assertThat(sql("jdbc:trino://h/c", matches))
                .contains("regexp_like(")
                .contains("'^(?:a\\d)$'");
    }

    private static String total(String url, String of) {
        return sql(url, new Formula.Aggregate(Function.SUM, new Expression(of), Optional.empty()));
    }

    @Test
    void whatTrinoSaysOtherwiseIsSaidItsWay() {
        String trino = "jdbc:trino://h/c";
        assertThat(total(trino, "cast(json_value(v, '$.a') as int)"))
                .contains("json_value(\"v\", 'lax $.a')");
        assertThat(total(trino, "case when v = '$.a' then 1 end")).contains("= '$.a'");
        assertThat(total(trino, "cast(json_value(lower(v), 'strict $.a') as int)"))
                .contains("json_value(lower(\"v\"), 'strict $.a')");
        assertThat(total(trino, "v / 4")).contains("(cast(\"v\" as double) / (4))");
        assertThat(total(trino, "case when regexp_like(v, '^a') then 1 end"))
                .contains("regexp_like(\"v\", '^a')");
        assertThat(total("jdbc:postgresql://h/d", "v / 4")).doesNotContain("as double)");
    }

    @Test
    void groupsHaveTheirMediansWithoutAMedianToo() {
        var gap =
                new Formula.GroupGap(
                        new Expression("v"),
                        new Formula.Groups(new Expression("v"), List.of(), 1),
                        Optional.empty());
        for (String url : List.of("jdbc:mysql://h/d", "jdbc:trino://h/c", "jdbc:sqlite:f.db")) {
            assertThat(sql(url, gap)).as(url).contains("row_number()").doesNotContain("median(");
        }
        assertThat(sql("jdbc:h2:mem:x", gap)).contains("median(");
    }

    @Test
    void aBackslashInATextMeansSomethingToMysqlOnly() {
        assertThat(Dialect.ofUrl("jdbc:mysql://h/d").literal("a\\'b")).isEqualTo("'a\\\\''b'");
        assertThat(Dialect.ofUrl("jdbc:trino://h/c").literal("a\\'b")).isEqualTo("'a\\''b'");
    }

    @Test
    void naiveStampsAreReadInTheZoneOfTheDataSet() {
        var trino = Dialect.ofUrl("jdbc:trino://h/c");
        assertThat(trino.sessionZone(BERLIN, NOW)).contains("set time zone 'Europe/Berlin'");
        assertThat(trino.instant(NOW, BERLIN))
                .isEqualTo(
                        "(timestamp '2025-07-04 06:00:00.000000 UTC' at time zone 'Europe/Berlin')");
        assertThat(trino.instant(Instant.parse("2025-10-26T01:30:00Z"), BERLIN))
                .as("the second 02:30 of that night")
                .contains("2025-10-26 01:30:00.000000 UTC");
        assertThat(trino.instant(NOW, ZoneOffset.UTC))
                .isEqualTo("timestamp '2025-07-04 06:00:00.000000 UTC'");
        assertThat(Dialect.ofUrl("jdbc:mariadb://h/d").sessionZone(BERLIN, NOW))
                .get()
                .asString()
                .startsWith("set time_zone = if(convert_tz(")
                .endsWith("is null, '+02:00', 'Europe/Berlin')");
        assertThat(Dialect.ofUrl("jdbc:mysql://h/d").sessionZone(ZoneId.of("UTC"), NOW))
                .contains("set time_zone = '+00:00'");
    }

    @Test
    void mysqlQuotesWithBackticksAndTrinoWithDoubleQuotes() {
        assertThat(Dialect.ofUrl("jdbc:mysql://h/d").quote("a`b")).isEqualTo("`a``b`");
        assertThat(Dialect.ofUrl("jdbc:trino://h/c").quote("a\"b")).isEqualTo("\"a\"\"b\"");
    }
}
