package org.tocsin.source.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.ParseNameCase;
import org.jooq.conf.ParseUnknownFunctions;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;
import org.jooq.tools.jdbc.JDBCUtils;
import org.tocsin.domain.check.Sample;
import org.tocsin.source.sql.SqlTokens;

/** How one engine writes what jOOQ leaves open, or gets wrong. */
public record Dialect(SQLDialect jooq) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    public static final Dialect DUCKDB = new Dialect(SQLDialect.DUCKDB);

    /** The dialect of the database that a JDBC URL leads to; a plain one where it is unknown. */
    public static Dialect ofUrl(String url) {
        return new Dialect(JDBCUtils.dialect(url));
    }

    boolean duckdb() {
        return jooq == SQLDialect.DUCKDB;
    }

    /**
     * How it quotes; where that is unknown, brackets are taken for quotes to be on the safe side.
     */
    public SqlTokens.Quoting quoting() {
        boolean dollars = duckdb() || jooq.family() == SQLDialect.POSTGRES || jooq == SQLDialect.H2;
        boolean brackets = jooq == SQLDialect.SQLITE || jooq == SQLDialect.DEFAULT;
        boolean hash = jooq == SQLDialect.MYSQL || jooq == SQLDialect.MARIADB;
        return new SqlTokens.Quoting(dollars, brackets, hash);
    }

    /** jOOQ for this engine, with nothing of a connection. */
    DSLContext dsl() {
        return DSL.using(configuration());
    }

    DefaultConfiguration configuration() {
        var configuration = new DefaultConfiguration();
        configuration.set(jooq);
        configuration.set(
                new Settings()
                        .withParseUnknownFunctions(ParseUnknownFunctions.IGNORE)
                        .withParseDialect(SQLDialect.DEFAULT)
                        .withParseNameCase(ParseNameCase.AS_IS)
                        .withExecuteLogging(false));
        return configuration;
    }

    /** An identifier in this engine's quotes. */
    public String quote(String name) {
        String mark =
                switch (jooq.family()) {
                    case MYSQL, MARIADB, SQLITE, CLICKHOUSE -> "`";
                    default -> "\"";
                };
        return mark + name.replace(mark, mark + mark) + mark;
    }

    /** What ends a query so that it brings back no more than a sample holds. */
    public String limited() {
        return switch (jooq.family()) {
            case DEFAULT, DERBY, FIREBIRD -> "fetch first %d rows only".formatted(Sample.LIMIT);
            default -> "limit " + Sample.LIMIT;
        };
    }

    /** Whether a row is looked up in a query's result without running that query again. */
    boolean joinsByHash() {
        return switch (jooq.family()) {
            case H2, HSQLDB, DERBY -> false;
            default -> true;
        };
    }

    /** A text literal. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A literal for an instant, comparable with the zoned and the naive stamps of a data set. */
    public String instant(Instant instant, ZoneId zone) {
        String utc = STAMP.format(instant.atOffset(ZoneOffset.UTC));
        String local = STAMP.format(instant.atZone(zone));
        return switch (jooq.family()) {
            case DUCKDB, POSTGRES, YUGABYTEDB -> "timestamptz '%s+00'".formatted(utc);
            case H2, HSQLDB -> "timestamp with time zone '%s+00:00'".formatted(utc);
            case TRINO -> "timestamp '%s %s'".formatted(local, zone.getId());
            case SQLITE -> "'%s'".formatted(local.substring(0, 19));
            default -> "timestamp '%s'".formatted(local);
        };
    }

    /** The statement that makes naive stamps be read in the zone, where there is one. */
    public Optional<String> sessionZone(ZoneId zone) {
        return switch (jooq.family()) {
            case POSTGRES, YUGABYTEDB, H2 ->
                    Optional.of("set time zone '%s'".formatted(zone.getId()));
            default -> Optional.empty();
        };
    }

    /** A sum that does not depend on the order of the rows, where the engine has one. */
    Field<?> sum(Field<Double> of, Condition where) {
        return duckdb()
                ? DSL.aggregate("fsum", SQLDataType.DOUBLE, of).filterWhere(where)
                : DSL.sum(of).filterWhere(where);
    }

    Field<?> avg(Field<Double> of, Condition where) {
        return duckdb()
                ? DSL.aggregate("favg", SQLDataType.DOUBLE, of).filterWhere(where)
                : DSL.avg(of).filterWhere(where);
    }
}
