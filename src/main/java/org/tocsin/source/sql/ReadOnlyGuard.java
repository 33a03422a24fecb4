package org.tocsin.source.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tocsin.source.sql.SqlTokens.Kind;
import org.tocsin.source.sql.SqlTokens.Token;

/**
 * Judges by its words, before it runs, whether a statement is one query and nothing but a query
 * (semantics: Checks). It errs on the side of refusing: a column called {@code update} must be
 * quoted. The first of two lines; the second is a connection that is opened read-only.
 */
public final class ReadOnlyGuard {
    private static final Set<String> OPENERS = Set.of("select", "with", "values", "table", "from");

    private static final Set<String> VERBS =
            Set.of(
                    "insert",
                    "update",
                    "delete",
                    "merge",
                    "into",
                    "create",
                    "drop",
                    "alter",
                    "truncate",
                    "grant",
                    "revoke",
                    "call",
                    "copy",
                    "exec",
                    "execute",
                    "attach",
                    "detach",
                    "pragma",
                    "upsert",
                    "install",
                    "vacuum",
                    "handler",
                    "outfile",
                    "dumpfile");

    private static final Set<String> LOCKS = Set.of("share", "no", "key");

    /** Functions that change something, leave the database, or speak for the process. */
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "nextval",
                    "setval",
                    "currval",
                    "lastval",
                    "set_config",
                    "setseed",
                    "getenv",
                    "write_log",
                    "sleep",
                    "sleep_ms",
                    "benchmark",
                    "get_lock",
                    "release_lock",
                    "load_file",
                    "load_extension",
                    "readfile",
                    "writefile",
                    "edit",
                    "fts3_tokenizer",
                    "file_read",
                    "file_write",
                    "csvread",
                    "csvwrite",
                    "link_schema",
                    "runscript",
                    "abort_session",
                    "cancel_session",
                    "memory_free",
                    "read_text",
                    "read_blob",
                    "read_duckdb",
                    "query",
                    "query_table",
                    "json_execute_serialized_sql",
                    "query_to_xml",
                    "query_to_xml_and_xmlschema",
                    "table_to_xml",
                    "cursor_to_xml",
                    "xmltable_from_file",
                    "enable_logging",
                    "disable_logging",
                    "truncate_duckdb_logs",
                    "enable_profiling",
                    "disable_profiling",
                    "checkpoint",
                    "force_checkpoint",
                    "import_database",
                    "copy_database",
                    "add_parquet_key",
                    "openrowset",
                    "opendatasource",
                    "openquery",
                    "xp_cmdshell",
                    "system",
                    "shell");

    private static final List<String> FAMILIES =
            List.of(
                    "pg_read",
                    "pg_write",
                    "pg_ls_",
                    "pg_stat_file",
                    "pg_terminate",
                    "pg_cancel",
                    "pg_sleep",
                    "pg_advisory",
                    "pg_try_advisory",
                    "pg_reload",
                    "pg_rotate",
                    "pg_promote",
                    "pg_switch",
                    "pg_create",
                    "pg_drop",
                    "pg_logical",
                    "pg_replication",
                    "pg_notify",
                    "pg_export",
                    "pg_import",
                    "pg_stat_reset",
                    "pg_start",
                    "pg_stop",
                    "pg_backup",
                    "pg_file",
                    "lo_",
                    "dblink",
                    "pragma_",
                    "create_external",
                    "register_external",
                    "deregister_external",
                    "destroy_external");

    private final SqlTokens.Quoting quoting;

    public ReadOnlyGuard(SqlTokens.Quoting quoting) {
        this.quoting = quoting;
    }

    /** Why the statement must not run; empty when it only reads. */
    public Optional<String> refusal(String sql) {
        List<Token> tokens;
        try {
            tokens = SqlTokens.of(sql, quoting);
        } catch (SqlTokens.Ambiguous e) {
            return Optional.of("refused: " + e.getMessage());
        }
        if (tokens.isEmpty()) {
            return Optional.of("refused: there is no statement");
        }
        int last = tokens.size() - 1;
        for (int i = 0; i < last; i++) {
            if (tokens.get(i).is(";")) {
                return Optional.of("refused: more than one statement; only one query may run");
            }
        }
        if (opener(tokens).isEmpty()) {
            return Optional.of(
                    "refused: it starts with %s; only a query (SELECT, WITH, VALUES) may run"
                            .formatted(tokens.getFirst().text()));
        }
        return reads(tokens);
    }

    /** Why a scalar or condition must not run; empty when it only reads. */
    public Optional<String> refusalOfExpression(String sql) {
        try {
            return reads(SqlTokens.of(sql, quoting));
        } catch (SqlTokens.Ambiguous e) {
            return Optional.of("refused: " + e.getMessage());
        }
    }

    private static Optional<Token> opener(List<Token> tokens) {
        return tokens.stream()
                .dropWhile(t -> t.is("("))
                .findFirst()
                .filter(t -> t.kind() == Kind.WORD && OPENERS.contains(t.lower()));
    }

    private static Optional<String> reads(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            String name = unquoted(token);
            if (token.kind() == Kind.WORD && VERBS.contains(name)) {
                return Optional.of(
                        "refused: it says %s; a check may only read (quote it if it is a column)"
                                .formatted(token.text().toUpperCase(Locale.ROOT)));
            }
            if (called
                    && (FUNCTIONS.contains(name) || FAMILIES.stream().anyMatch(name::startsWith))) {
                return Optional.of(
                        "refused: %s() changes something or leaves the database".formatted(name));
            }
            if (token.is("for")
                    && i + 1 < tokens.size()
                    && LOCKS.contains(tokens.get(i + 1).lower())) {
                return Optional.of("refused: it locks rows; a check may only read");
            }
        }
        return Optional.empty();
    }

    private static String unquoted(Token token) {
        return token.kind() == Kind.NAME
                ? token.lower().substring(1, token.text().length() - 1)
                : token.lower();
    }
}
