package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** No check can change a source, whatever its SQL says. */
class ReadOnlyTest {
    @TempDir Path folder;

    private SourceReader folder() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "id\nx\ny\n");
        return Sources.open(
                new SourceSpec.Folder(new SourceId("f"), ".", SourceSpec.Limits.DEFAULT),
                folder,
                folder);
    }

    private Asks.Answers asked(String sql, Reads reads) throws Exception {
        try (var reader = folder()) {
            return scan(reader, Asks.files("a.csv").request(query(sql, reads)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'FOLDER/out.csv'",
                "attach 'FOLDER/out.csv' as x",
                "create table t as select 1",
                "export database 'FOLDER/out.csv'",
                "select 1; copy (select 1) to 'FOLDER/out.csv'",
                "select 1 /* harmless */ ; -- ;\n copy (select 1) to 'FOLDER/out.csv'",
                "with x as (insert into t values (1) returning *) select * from x",
                "select * from query('select 1')",
                "select getenv('HOME')",
                "select \"getenv\"('HOME')",
                "select * from read_text('FOLDER/a.csv')",
                "pragma database_list",
                "set threads = 1",
                "install httpfs",
                "select * from pragma_database_size()",
                ""
            })
    void duckDbRunsNothingButAQuery(String sql) throws Exception {
        var answers = asked(sql.replace("FOLDER", folder.toString()), Reads.ROWS);
        assertThat(answers.failure(0)).isNotEmpty();
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(Files.list(folder).map(Path::getFileName).map(Path::toString))
                .containsExactly("a.csv");
    }

    @Test
    void filesOutsideTheFolderCannotBeRead(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("secret.csv"), "id\nx\n");
        var answers =
                asked(
                        "select * from read_csv('%s')".formatted(elsewhere.resolve("secret.csv")),
                        Reads.ROWS);
        assertThat(answers.failure(0)).contains("the source says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from \"shop-events\";",
                "select count(*) from \"shop-events\" -- the end ;",
                "select count(*) from \"shop-events\" where id <> 'a;b' /* ; */",
                "with t as (select * from \"shop-events\") select count(*) from t",
                "select count(*) from read_csv('a.csv')",
                "select count(*) from \"shop-events\" where :now > :from"
            })
    void aQueryMayHaveSemicolonsInItsTextsAndAtItsEnd(String sql) throws Exception {
        assertThat(asked(sql, Reads.VALUE).value(0)).isEqualTo(2);
    }

    @Test
    void aQueryReadAsRowsCountsThem() throws Exception {
        var answers = asked("select * from \"shop-events\" where id > 'x'", Reads.ROWS);
        assertThat(answers.value(0)).isEqualTo(1);
        assertThat(answers.taken(0).tested().failing()).hasValue(1);
    }

    @Test
    void aValueIsOneRow() throws Exception {
        assertThat(asked("select id from \"shop-events\"", Reads.VALUE).failure(0))
                .contains("more than one row");
        assertThat(asked("select 1 where false", Reads.VALUE).taken(0).value()).isEmpty();
        assertThat(asked("select 'much'", Reads.VALUE).failure(0)).contains("not a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values (2)",
                "delete from t",
                "select * from final table (insert into t values (2))",
                "select 1; delete from t",
                "select file_write('x', 'FOLDER/out.csv')",
                "call csvwrite('FOLDER/out.csv', 'select 1')",
                "select csvwrite('FOLDER/out.csv', 'select 1')",
                "select * from t for update",
                "select * into u from t",
                "script to 'FOLDER/out.csv'",
                "explain analyze delete from t"
            })
    void h2RunsNothingButAQuery(String sql) throws Exception {
        String url = "jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (var c = DriverManager.getConnection(url);
                var s = c.createStatement();
                var reader =
                        Sources.open(
                                new SourceSpec.Jdbc(
                                        new SourceId("h2"),
                                        url,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of(),
                                        SourceSpec.Limits.DEFAULT),
                                folder,
                                folder)) {
            s.execute("create table t (id int)");
            s.execute("insert into t values (1)");
            var answers =
                    scan(
                            reader,
                            Asks.table("t")
                                    .request(
                                            query(
                                                    sql.replace("FOLDER", folder.toString()),
                                                    Reads.ROWS)));
            assertThat(answers.failure(0)).startsWith("refused");
            try (var rows = s.executeQuery("select count(*), max(id) from t")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
                assertThat(rows.getInt(2)).isEqualTo(1);
            }
            assertThat(folder.resolve("out.csv")).doesNotExist();
            s.execute("shutdown");
        }
    }
}
