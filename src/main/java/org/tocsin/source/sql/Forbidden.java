package org.tocsin.source.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions that no check may call in whatever database: they change something, wait, reach files
 * or other databases, or run SQL that stands in a text where nobody has judged it. What a database
 * does not know of these is nothing to it.
 */
final class Forbidden {
    private static final Set<String> POSTGRES =
            Set.of(
                    "nextval",
                    "setval",
                    "currval",
                    "lastval",
                    "set_config",
                    "setseed",
                    "query_to_xml",
                    "query_to_xml_and_xmlschema",
                    "cursor_to_xml",
                    "table_to_xml",
                    "ts_stat",
                    "ts_rewrite",
                    "crosstab",
                    "crosstab2",
                    "crosstab3",
                    "crosstab4",
                    "connectby",
                    "xpath_table",
                    "loread",
                    "lowrite",
                    "gin_clean_pending_list",
                    "postgres_fdw_disconnect",
                    "postgres_fdw_disconnect_all");

    private static final Set<String> MYSQL =
            Set.of(
                    "sleep",
                    "benchmark",
                    "get_lock",
                    "release_lock",
                    "release_all_locks",
                    "master_pos_wait",
                    "source_pos_wait",
                    "master_gtid_wait",
                    "wait_for_executed_gtid_set",
                    "wait_until_sql_thread_after_gtids",
                    "load_file",
                    "sys_exec",
                    "sys_eval",
                    "sys_set");

    private static final Set<String> SQLITE =
            Set.of(
                    "load_extension",
                    "readfile",
                    "writefile",
                    "edit",
                    "fts3_tokenizer",
                    "zipfile",
                    "fsdir");

    private static final Set<String> H2 =
            Set.of(
                    "file_read",
                    "file_write",
                    "csvread",
                    "csvwrite",
                    "link_schema",
                    "runscript",
                    "abort_session",
                    "cancel_session",
                    "memory_free",
                    "write_log",
                    "sleep_ms");

    private static final Set<String> DUCKDB =
            Set.of(
                    "getenv",
                    "read_text",
                    "read_blob",
                    "read_duckdb",
                    "query",
                    "query_table",
                    "json_execute_serialized_sql",
                    "enable_logging",
                    "disable_logging",
                    "truncate_duckdb_logs",
                    "enable_profiling",
                    "disable_profiling",
                    "checkpoint",
                    "force_checkpoint",
                    "import_database",
                    "copy_database",
                    "add_parquet_key");

    private static final Set<String> OTHERS =
            Set.of("system", "openrowset", "opendatasource", "openquery", "xp_cmdshell", "shell");

    private static final Set<String> NAMES =
            Stream.of(POSTGRES, MYSQL, SQLITE, H2, DUCKDB, OTHERS)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    /** How the names of whole families of functions begin, most of them PostgreSQL's. */
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
                    "destroy_external",
                    "pg_signal",
                    "pg_wal_",
                    "pg_xlog_",
                    "pg_log_",
                    "pg_set_",
                    "pg_prewarm",
                    "pg_truncate",
                    "pg_sync",
                    "pg_restore",
                    "pg_clear",
                    "pg_nextoid",
                    "pg_extension_config",
                    "pg_stat_statements_reset",
                    "pg_current_logfile",
                    "pg_hba_file",
                    "pg_ident_file",
                    "pg_show_all_file",
                    "binary_upgrade",
                    "brin_",
                    "heap_force",
                    "aws_");

    private Forbidden() {}

    /**
     * @param name in lower case, without quotes
     */
    static boolean function(String name) {
        return NAMES.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }
}
