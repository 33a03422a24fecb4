package org.tocsin.source;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same rows in Trino give the same answers as everywhere else. */
class TrinoRowKindsTest extends RowKindsTest {
    private static TrinoCluster cluster;

    @Override
    @BeforeAll
    void fill() throws Exception {
        cluster = TrinoCluster.start();
        for (String table : List.of("events", "nobody")) {
            cluster.run(
                    "create table %s (who varchar, at timestamp(3), platform varchar, minutes decimal(10,2), kind varchar)"
                            .formatted(table));
        }
        for (String line : ROWS.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            cluster.run(
                    "insert into events values (%s, timestamp '%s', '%s', %s, %s)"
                            .formatted(
                                    text(cells[0]), cells[1], cells[2], cells[3], text(cells[4])));
        }
        readers.put("trino", cluster.reader("memory/default", folder));
    }

    private static String text(String cell) {
        return cell.isEmpty() ? "null" : "'" + cell + "'";
    }

    @Override
    @AfterAll
    void stop() {
        readers.values().forEach(SourceReader::close);
        cluster.close();
    }

    @Override
    List<String> engines() {
        return List.of("trino");
    }
}
