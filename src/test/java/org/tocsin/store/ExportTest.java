package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;
import static org.tocsin.store.Given.all;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of a store as JSON lines. */
class ExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("tocsin.mv.db");
    }

    private Store filled() {
        var store = ((Opened.Ready) Store.open(file())).store();
        for (int i = 0; i < 5; i++) {
            store.runs().record(StoreProcess.batch(i));
        }
        store.runs().record(all(run(7, "revenue-floor", march(4), 3)));
        store.facts().put("odd", "{\"text\": \"a \\\"quote\\\", ü and\\na line\"}");
        store.log()
                .append(
                        Given.id(1),
                        0,
                        List.of(new NewEntry(NOON, "ann", "said", "{\"b\": 1, \"a\": [2.50]}")));
        return store;
    }

    private Map<String, List<JsonNode>> read(Path export) throws IOException {
        var tables = new TreeMap<String, List<JsonNode>>();
        try (var zip = new ZipFile(export.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (entry.getName().endsWith(".jsonl")) {
                        var rows = new ArrayList<JsonNode>();
                        for (String line : text.lines().toList()) {
                            rows.add(JSON.readTree(line));
                        }
                        tables.put(entry.getName().replace(".jsonl", ""), rows);
                    } else {
                        assertThat(entry.getName()).isEqualTo("export.json");
                        tables.put("", List.of(JSON.readTree(text)));
                    }
                }
            }
        }
        return tables;
    }

    /** What the database itself says, asked past the product. */
    private static @Nullable Object plain(ResultSet rows, int column, String type)
            throws Exception {
        Object value = rows.getObject(column);
        if (value == null) {
            return null;
        }
        if (type.startsWith("TIMESTAMP")) {
            return rows.getObject(column, OffsetDateTime.class).toInstant().toString();
        }
        return value instanceof byte[] bytes
                ? Base64.getEncoder().encodeToString(bytes)
                : rows.getString(column);
    }

    private static void compare(ResultSet rows, List<JsonNode> exported) throws Exception {
        var types = rows.getMetaData();
        var stored = new ArrayList<Map<String, @Nullable Object>>();
        while (rows.next()) {
            var row = new HashMap<String, @Nullable Object>();
            for (int i = 1; i <= types.getColumnCount(); i++) {
                row.put(
                        types.getColumnName(i).toLowerCase(Locale.ROOT),
                        plain(rows, i, types.getColumnTypeName(i)));
            }
            stored.add(row);
        }
        var read = new ArrayList<Map<String, @Nullable Object>>();
        for (var node : exported) {
            var row = new HashMap<String, @Nullable Object>();
            node.properties()
                    .forEach(field ->
                            row.put(
                                    field.getKey(),
                                    field.getValue().isNull()
                                            ? null
                                            : field.getValue().isBoolean()
                                                    ? field.getValue()
                                                            .asText()
                                                            .toUpperCase(Locale.ROOT)
                                                    : field.getValue().asText()));
            read.add(row);
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void whatIsExportedIsWhatIsStored() throws Exception {
        Path export = folder.resolve("all.zip");
        try (var store = filled()) {
            assertThat(store.export(export, NOON)).isInstanceOf(Exported.Done.class);
        }
        var tables = read(export);
        var manifest = Objects.requireNonNull(tables.remove("")).getFirst();

        String url = "jdbc:h2:" + file().toString().replace(".mv.db", "");
        try (var connection = DriverManager.getConnection(url, "tocsin", "");
                var statement = connection.createStatement()) {
            var stored = new TreeSet<String>();
            try (var names =
                    statement.executeQuery(
                            "select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
                while (names.next()) {
                    stored.add(names.getString(1).toLowerCase(Locale.ROOT));
                }
            }
            stored.removeIf(name -> name.startsWith("flyway"));
            assertThat(tables.keySet()).containsExactlyElementsOf(stored);
            for (String table : stored) {
                try (var rows = statement.executeQuery("select * from " + table)) {
                    compare(rows, tables.get(table));
                }
                assertThat(manifest.at("/rows/" + table).asLong(-1))
                        .as(table)
                        .isEqualTo(tables.get(table).size());
            }
        }
        assertThat(tables.get("run")).isNotEmpty();
        assertThat(tables.get("point")).isNotEmpty();
        assertThat(tables.get("incident_event")).hasSize(1);
        assertThat(manifest.get("format").asText()).isEqualTo("tocsin/export/1");
    }

    @Test
    void anEmptyStoreIsExportedToo() throws Exception {
        Path export = folder.resolve("none.zip");
        try (var store = ((Opened.Ready) Store.open(file())).store()) {
            assertThat(store.export(export, NOON)).isInstanceOf(Exported.Done.class);
        }
        assertThat(read(export).get("run")).isEmpty();
    }

    @Test
    void whatIsThereIsLeftAloneAndTheStoreGoesOn() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken.zip"), "mine");
        try (var store = filled()) {
            assertThat(store.export(taken, NOON)).isInstanceOf(Exported.Refused.class);
            assertThat(store.export(folder.resolve("no/such.zip"), NOON))
                    .isInstanceOf(Exported.Refused.class);
            store.runs().record(all(run(8, "revenue-floor", march(5), 3)));
        }
        assertThat(taken).hasContent("mine");
        assertThat(folder.resolve("taken.zip.part")).doesNotExist();
    }
}
