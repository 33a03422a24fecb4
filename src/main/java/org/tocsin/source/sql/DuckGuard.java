package org.tocsin.source.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Has DuckDB itself take a statement apart without running it, and accepts exactly one query made
 * of query nodes and of table functions that read. Its parser alone is not enough: since 2.0 a
 * {@code WITH} may hold an {@code INSERT}.
 */
public final class DuckGuard {
    private static final Set<String> NODES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");

    private static final Set<String> TABLE_FUNCTIONS =
            Set.of(
                    "read_csv",
                    "read_csv_auto",
                    "read_json",
                    "read_json_auto",
                    "read_json_objects",
                    "read_json_objects_auto",
                    "read_ndjson",
                    "read_ndjson_auto",
                    "read_ndjson_objects",
                    "read_parquet",
                    "parquet_scan",
                    "parquet_metadata",
                    "parquet_schema",
                    "sniff_csv",
                    "glob",
                    "range",
                    "generate_series",
                    "unnest",
                    "repeat",
                    "repeat_row",
                    "json_each",
                    "json_tree",
                    "summary",
                    "histogram",
                    "histogram_values");

    private final ReadOnlyGuard words =
            new ReadOnlyGuard(SqlTokens.Quoting.of(SqlTokens.Trait.DOLLARS));

    /**
     * Why the statement must not run; empty when it only reads.
     *
     * @throws SQLException when DuckDB cannot be asked at all
     */
    public Optional<String> refusal(Connection connection, String sql) throws SQLException {
        JsonNode tree = tree(connection, sql);
        if (tree.path("error").asBoolean()) {
            return Optional.of(complaint(tree));
        }
        int statements = tree.path("statements").size();
        if (statements != 1) {
            return Optional.of(
                    "refused: %d statements; exactly one query may run".formatted(statements));
        }
        return walk(tree).or(() -> words.refusal(sql));
    }

    private static JsonNode tree(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement("select json_serialize_sql(?::varchar)")) {
            statement.setString(1, sql);
            try (var row = statement.executeQuery()) {
                row.next();
                return new ObjectMapper().readTree(row.getString(1));
            } catch (JsonProcessingException e) {
                throw new SQLException("DuckDB described a statement in broken JSON", e);
            }
        }
    }

    private static String complaint(JsonNode tree) {
        String message = tree.path("error_message").asText();
        return message.startsWith("Only SELECT")
                ? "refused: only a query (SELECT, WITH, VALUES) may run"
                : "it cannot be read as SQL: " + message;
    }

    private static Optional<String> walk(JsonNode node) {
        String type = node.path("type").asText();
        if (type.endsWith("_NODE") && !NODES.contains(type)) {
            return Optional.of(
                    "refused: it holds %s; a check may only read"
                            .formatted(type.replace("_QUERY_NODE", "").replace("_NODE", "")));
        }
        if (type.equals("TABLE_FUNCTION")) {
            String name = node.path("function").path("function_name").asText();
            if (!TABLE_FUNCTIONS.contains(name)) {
                return Optional.of("refused: %s() is not one that only reads".formatted(name));
            }
        }
        for (JsonNode child : node) {
            var refusal = walk(child);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }
}
