package org.tocsin.source;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Brings in what every folder source needs, DuckDB's library and jOOQ, while the rules are still
 * being read: on two cores that is a third of a cold run.
 */
public final class Preload {
    private Preload() {}

    /** Returns at once and never fails: the first scan meets what is wrong and says so. */
    public static void begin() {
        Thread.ofPlatform().daemon().name("preload-duckdb").start(Preload::library);
        Thread.ofPlatform().daemon().name("preload-jooq").start(Preload::dialect);
    }

    private static void library() {
        try {
            DriverManager.getConnection("jdbc:duckdb:").close();
        } catch (SQLException | LinkageError e) {
            System.getLogger(Preload.class.getName())
                    .log(System.Logger.Level.DEBUG, "DuckDB could not be preloaded", e);
        }
    }

    private static void dialect() {
        var dsl = DSL.using(SQLDialect.DUCKDB);
        var _ = dsl.render(dsl.parser().parseField("cast(a as decimal(18, 4)) + 1"));
    }
}
