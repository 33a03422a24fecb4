package org.tocsin.source.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
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
import org.tocsin.source.sql.SqlTokens.Trait;

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

    boolean sqlite() {
        return jooq == SQLDialect.SQLITE;
    }

    boolean trino() {
        return jooq == SQLDialect.TRINO;
    }

    /** Whether it has a median of its own that is exact and a plain aggregate. */
    boolean hasMedian() {
        return switch (jooq.family()) {
            case SQLITE, MYSQL, MARIADB, TRINO -> false;
            default -> true;
        };
    }

    boolean hasDeviation() {
        return !sqlite();
    }

    /**
     * How it quotes; where that is unknown, brackets are taken for quotes to be on the safe side.
     */
    public SqlTokens.Quoting quoting() {
        return switch (jooq.family()) {
            case DUCKDB, POSTGRES, YUGABYTEDB -> SqlTokens.Quoting.of(Trait.DOLLARS);
            case H2 -> SqlTokens.Quoting.of(Trait.DOLLARS, Trait.SLASH_COMMENTS);
            case MYSQL, MARIADB -> SqlTokens.Quoting.of(Trait.HASH_COMMENTS, Trait.SPACED_DASHES);
            case SQLITE -> SqlTokens.Quoting.of(Trait.BRACKETS);
            case TRINO, HSQLDB, DERBY, FIREBIRD, CLICKHOUSE -> SqlTokens.Quoting.of();
            default -> SqlTokens.Quoting.of(Trait.BRACKETS, Trait.SLASH_COMMENTS);
        };
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
        return limited(Sample.LIMIT);
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

    /** A text literal of this engine; to MySQL a backslash in it means something. */
    String literal(String value) {
        return switch (jooq.family()) {
            case MYSQL, MARIADB -> text(value.replace("\\", "\\\\"));
            default -> text(value);
        };
    }

    /** A literal for an instant, comparable with the zoned and the naive stamps of a data set. */
    public String instant(Instant instant, ZoneId zone) {
        String utc = STAMP.format(instant.atOffset(ZoneOffset.UTC));
        String local = STAMP.format(instant.atZone(zone));
        return switch (jooq.family()) {
            case DUCKDB, POSTGRES, YUGABYTEDB -> "timestamptz '%s+00'".formatted(utc);
            case H2, HSQLDB -> "timestamp with time zone '%s+00:00'".formatted(utc);
            case TRINO -> Trino.instant(utc, named(zone));
            case SQLITE -> "'%s'".formatted(local.substring(0, 19));
            default -> "timestamp '%s'".formatted(local);
        };
    }

    /** The statement that makes naive stamps be read in the zone, where there is one. */
    public Optional<String> sessionZone(ZoneId zone, Instant now) {
        return switch (jooq.family()) {
            case POSTGRES, YUGABYTEDB, H2 ->
                    Optional.of("set time zone '%s'".formatted(zone.getId()));
            case TRINO -> Optional.of("set time zone '%s'".formatted(named(zone)));
            case MYSQL, MARIADB -> Optional.of(mysqlZone(zone, now));
            default -> Optional.empty();
        };
    }

    /**
     * Seconds since 1970 of an instant, in SQL; naive stamps are read in the session's zone where
     * the engine has one.
     */
    String seconds(String instant) {
        return switch (jooq.family()) {
            case DUCKDB -> "epoch(cast(%s as timestamptz))".formatted(instant);
            case POSTGRES, YUGABYTEDB, H2, HSQLDB ->
                    "extract(epoch from cast(%s as timestamp with time zone))".formatted(instant);
            case TRINO -> "to_unixtime(cast(%s as timestamp with time zone))".formatted(instant);
            case MYSQL, MARIADB -> "unix_timestamp(%s)".formatted(instant);
            case SQLITE -> "cast(strftime('%%s', %s) as integer)".formatted(instant);
            default ->
                    dsl().renderInlined(
                                    DSL.extract(
                                            DSL.field(DSL.raw(instant), SQLDataType.TIMESTAMP),
                                            DatePart.EPOCH));
        };
    }

    /** What ends a query so that it brings back no more than so many rows. */
    String limited(int rows) {
        return switch (jooq.family()) {
            case DEFAULT, DERBY, FIREBIRD -> "fetch first %d rows only".formatted(rows);
            default -> "limit " + rows;
        };
    }

    private static String named(ZoneId zone) {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    /**
     * A server whose tables of zones were never loaded takes the zone's offset of now, which is
     * wrong for {@code TIMESTAMP} columns on the other side of a change of the clocks only.
     */
    private static String mysqlZone(ZoneId zone, Instant now) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return "set time_zone = '%s'".formatted(numbers(offset));
        }
        return "set time_zone = if(convert_tz('2000-01-01 00:00:00', '+00:00', '%s') is null, '%s', '%s')"
                .formatted(zone.getId(), numbers(zone.getRules().getOffset(now)), zone.getId());
    }

    private static String numbers(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    /**
     * A number whose means and quotients keep their fractions: Trino cuts those of decimals to the
     * decimals' own places.
     */
    String fraction(String number) {
        return trino() ? "cast(%s as double)".formatted(number) : number;
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
                : DSL.avg(trino() ? DSL.cast(of, SQLDataType.DOUBLE) : of).filterWhere(where);
    }
}
