package org.tocsin.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyGuardTest {
    private final ReadOnlyGuard guard =
            new ReadOnlyGuard(SqlTokens.Quoting.of(SqlTokens.Trait.DOLLARS));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "(select 1) union (select 2)",
                "WITH a AS (SELECT 1) SELECT * FROM a;",
                "values (1), (2)",
                "select 'insert into t; drop table t' as \"delete\"",
                "select $$;drop table t;$$",
                "select $tag$ ' ; $tag$",
                "select updated_at, deleted from t -- delete; it",
                "select a /* ; delete from t */ from t",
                "select 'it''s; fine'",
                "select a::text, :from from t"
            })
    void queriesPass(String sql) {
        assertThat(guard.refusal(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- nothing",
                "insert into t values (1)",
                "select 1; select 2",
                "select 1 /* x */; /* y */ delete from t",
                "with d as (delete from t returning *) select * from d",
                "select * into u from t",
                "select * from t for update",
                "select * from t for share",
                "select * from t for no key update",
                "explain analyze delete from t",
                "select pg_terminate_backend(1)",
                "select \"pg_read_file\"('x')",
                "select lo_import ('x')",
                "select /*! 1; drop table t */ 1",
                "select /* /* */ 1; drop table t */ 1",
                "select 'a\\'; drop table t; --'",
                "select 'open",
                "select /* open",
                "do $$ begin delete from t; end $$"
            })
    void anythingElseIsRefused(String sql) {
        assertThat(guard.refusal(sql)).get().asString().startsWith("refused");
    }

    @Test
    void bracketsQuoteOnlyWhereTheEngineSaysSo() {
        var sqlite = new ReadOnlyGuard(SqlTokens.Quoting.of(SqlTokens.Trait.BRACKETS));
        assertThat(sqlite.refusal("select [a'] ; drop table t; --']")).isPresent();
        assertThat(sqlite.refusal("select [update] from t")).isEmpty();
        assertThat(guard.refusal("select a[1] from t")).isEmpty();
    }

    @Test
    void parametersAreFilledOutsideQuotesOnly() throws Exception {
        String sql =
                Slots.parameters(
                        "select a::from_t, ':now', b from t where at > :now - x.y",
                        SqlTokens.Quoting.of(SqlTokens.Trait.DOLLARS));
        assertThat(Slots.fill(sql, java.util.Map.of("now", "NOW")))
                .isEqualTo("select a::from_t, ':now', b from t where at > NOW - x.y");
    }
}
