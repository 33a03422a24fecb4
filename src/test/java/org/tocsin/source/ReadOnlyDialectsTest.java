package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.sql.ReadOnlyGuard;

/** What a statement could do to each database is seen before it runs, however it is disguised. */
class ReadOnlyDialectsTest {
    private static final List<String> URLS =
            List.of(
                    "jdbc:postgresql://host/db",
                    "jdbc:mysql://host/db",
                    "jdbc:mariadb://host/db",
                    "jdbc:sqlite:file.db",
                    "jdbc:trino://host/catalog",
                    "jdbc:h2:mem:x",
                    "jdbc:duckdb:file.db",
                    "jdbc:acme://host/db");

    private static final List<String> EVERYWHERE =
            List.of(
                    "with gone as (delete from t returning *) select * from gone",
                    "with x as (select 1), y as (update t set a = 1 returning a) select * from y",
                    "with x as (merge into t using u on true when matched then delete) select 1",
                    "with x as (select 1) insert into t select * from x",
                    "select * into u from t",
                    "select a from t where a = 1 for update",
                    "select a from t for\n/* all */ share of t",
                    "select a from t FOR NO KEY UPDATE",
                    "explain analyze delete from t",
                    "call purge()",
                    "do $$ begin delete from t; end $$",
                    "begin; delete from t; commit",
                    "set role postgres",
                    "truncate t",
                    "grant all on t to public",
                    "table t into outfile '/tmp/x'",
                    "select next value for seq",
                    "select next /* */ value for seq",
                    "select 1 -- fine\n; delete from t",
                    "select 1 -- fine\r; delete from t",
                    "select 1 /* ; */; delete from t",
                    "select 1 /* /* ; delete from t */ */",
                    "select /*! 1; delete from t */ 1",
                    "select /*!50701 pg_sleep(9) */ 1",
                    "select /*M!100101 sleep(9) */ 1",
                    "select /*+ SET_VAR(foreign_key_checks=OFF) */ 1",
                    "select 'a\\' ; delete from t; -- '",
                    "select \"a\\\", \" , sleep(9) , \" \", \"b\\\"\"",
                    "select q'[']', sleep(9), q'[']'",
                    "select 1into u from t",
                    "select 1.into u from t",
                    "select U&\"pg\\005fsleep\"(9)",
                    "select pg_sleep\n(9)",
                    "select PG_CATALOG . \"pg_sleep\" (9)",
                    "select benchmark(1000000, 1)",
                    "select load_file('/etc/passwd')",
                    "select load_extension('x.so')",
                    "select * from table(pg.system.query(query => 'select 1'))");

    private static final List<String> POSTGRES =
            List.of(
                    "select pg_terminate_backend(pid) from pg_stat_activity",
                    "select pg_cancel_backend(1)",
                    "select nextval('seq')",
                    "select setval('seq', 1)",
                    "select lo_import('/etc/passwd')",
                    "select lo_unlink(1)",
                    "select lowrite(0, 'x')",
                    "select pg_read_file('/etc/passwd')",
                    "select pg_read_binary_file('/etc/passwd')",
                    "select * from pg_ls_dir('.')",
                    "select query_to_xml('delete from t', true, true, '')",
                    "select * from ts_stat('delete from t')",
                    "select * from dblink('host=x', 'delete from t') as d(a int)",
                    "select set_config('transaction_read_only', 'off', false)",
                    "select pg_advisory_lock(1)",
                    "select pg_notify('a', 'b')",
                    "select pg_reload_conf()",
                    "select pg_promote()",
                    "select $a$ $b$ $a$; delete from t; select $b$ $b$",
                    "copy t to program 'sh'",
                    "listen x",
                    "declare c cursor for select 1");

    private static final List<String> MYSQL =
            List.of(
                    "select a from t into outfile '/tmp/x'",
                    "select a into @x from t",
                    "select a into dumpfile '/tmp/x' from t",
                    "select a from t lock in share mode",
                    "select 5--1, sleep(9)",
                    "select 1 # harmless\n; delete from t",
                    "select get_lock('a', 1)",
                    "select nextval(seq)",
                    "handler t open",
                    "load data infile 'x' into table t",
                    "replace into t values (1)",
                    "prepare s from 'delete from t'");

    private static final List<String> SQLITE =
            List.of(
                    "pragma writable_schema = 1",
                    "pragma journal_mode = delete",
                    "attach 'x.db' as x",
                    "detach main",
                    "vacuum into 'x.db'",
                    "replace into t values (1)",
                    "reindex t",
                    "select writefile('x', 'y')",
                    "select readfile('x')",
                    "select fts3_tokenizer('simple', x'00')",
                    "select [a'] ; delete from t; --']");

    private static final List<String> OTHERS =
            List.of(
                    "execute immediate 'delete from t'",
                    "select csvwrite('x.csv', 'select 1')",
                    "select file_read('/etc/passwd')",
                    "select * from final table (insert into t values (1))",
                    "script to 'x.sql'",
                    "select s.nextval from dual",
                    "install httpfs",
                    "export database 'x'",
                    "select getenv('HOME')");

    static Stream<Arguments> attempts() {
        return URLS.stream()
                .flatMap(url ->
                        Stream.of(EVERYWHERE, POSTGRES, MYSQL, SQLITE, OTHERS)
                                .flatMap(List::stream)
                                .filter(sql -> meansSomethingTo(url, sql))
                                .map(sql -> Arguments.of(url, sql)));
    }

    /** Texts that are one harmless query to engines that write quotes and comments otherwise. */
    private static boolean meansSomethingTo(String url, String sql) {
        boolean mysql = url.startsWith("jdbc:mysql") || url.startsWith("jdbc:mariadb");
        boolean brackets = url.startsWith("jdbc:sqlite") || url.startsWith("jdbc:acme");
        return (mysql || !sql.contains("5--1")) && (brackets || !sql.contains("[a']"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("attempts")
    void whatCouldChangeSomethingIsRefused(String url, String sql) {
        assertThat(guard(url).refusal(sql)).get().asString().startsWith("refused: ");
    }

    static Stream<Arguments> reads() {
        return URLS.stream()
                .flatMap(url ->
                        Stream.of(
                                        "select count(*) from t",
                                        "with a as (select 1 as n) select n from a;",
                                        "select 'delete; from', 'it''s' from t -- the end; drop",
                                        "select \"update\" from t where deleted_at is null",
                                        "select truncate(1.25, 1), 1e5, .5, 0x1F, 2.0E-3 from t",
                                        "select * from a left join b on a.id = b.id /* ; */",
                                        "select replace(a, 'x', 'y') from t",
                                        "(select 1) union all (select 2)",
                                        "values (1), (2)")
                                .map(sql -> Arguments.of(url, sql)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("reads")
    void whatOnlyReadsMayRun(String url, String sql) {
        assertThat(guard(url).refusal(sql)).isEmpty();
    }

    private static ReadOnlyGuard guard(String url) {
        return new ReadOnlyGuard(Dialect.ofUrl(url).quoting());
    }
}
