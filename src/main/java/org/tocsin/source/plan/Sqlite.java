package org.tocsin.source.plan;

import java.time.Duration;
import java.util.Locale;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.source.sql.Slots;

/**
 * SQLite keeps instants as text or numbers and knows no regular expressions; this is what its own
 * date functions, GLOB and JSON make up for (sqlite.org, "Date And Time Functions").
 */
final class Sqlite {
    /** Numbers beyond this are milliseconds since 1970, as the JDBC driver stores them. */
    private static final String MILLIS_FROM = "100000000000";

    private Sqlite() {}

    /**
     * Whether a stamp lies between the bounds: one with an offset, or a number, as an instant; any
     * other as the wall clock of the data set's zone.
     */
    static String within(String column) {
        String instant =
                "case when typeof(%s) <> 'text' and %s > %s then datetime(%s / 1000.0, 'unixepoch') else datetime(%s, 'auto') end"
                        .formatted(column, column, MILLIS_FROM, column, column);
        return "case when typeof(%s) <> 'text' or %s glob '*Z' or %s glob '*:*[+-][0-9][0-9]:[0-9][0-9]' then %s >= %s and %s < %s else datetime(%s) >= %s and datetime(%s) < %s end"
                .formatted(
                        column,
                        column,
                        column,
                        instant,
                        Slots.slot("fromUtc"),
                        instant,
                        Slots.slot("toUtc"),
                        column,
                        Slots.slot("from"),
                        column,
                        Slots.slot("to"));
    }

    /** Whether one stamp comes at most so long after another, to the millisecond. */
    static String follows(String at, String before, Duration span) {
        return "round((julianday(%s) - julianday(%s)) * 86400.0, 3) <= %s"
                .formatted(
                        at, before, String.format(Locale.ROOT, "%.3f", span.toMillis() / 1000.0));
    }

    /** A condition that holds where the text reads as the type. */
    static String parses(String text, ColumnType type) {
        String bare = "trim(%s)".formatted(text);
        return switch (type) {
            case TEXT -> "1";
            case JSON -> "json_valid(%s)".formatted(text);
            case INTEGER ->
                    "case when instr(%s, '.') > 0 then %s and rtrim(rtrim(%s, '0'), '.') not like '%%.%%' else %s end"
                            .formatted(bare, decimal(bare), bare, digits(unsigned(bare)));
            case DECIMAL -> decimal(bare);
            case BOOLEAN -> "lower(%s) in ('true', 'false', 't', 'f', '0', '1')".formatted(bare);
            case DATE -> "coalesce(date(%s) = %s, 0)".formatted(bare, bare);
            case TIMESTAMP ->
                    "%s glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' and datetime(%s) is not null and date(substr(%s, 1, 10)) = substr(%s, 1, 10)"
                            .formatted(bare, bare, bare, bare);
        };
    }

    /** With or without a fraction, or with an exponent as JSON has it. */
    private static String decimal(String bare) {
        String plain =
                "%s and length(%s) - length(replace(%s, '.', '')) <= 1"
                        .formatted(
                                digits("replace(%s, '.', '')".formatted(unsigned(bare))),
                                bare,
                                bare);
        String json =
                "case when json_valid(%s) then json_type(%s) in ('integer', 'real') else 0 end"
                        .formatted(bare, bare);
        return "((%s) or %s)".formatted(plain, json);
    }

    private static String digits(String text) {
        return "(%s <> '' and %s not glob '*[^0-9]*')".formatted(text, text);
    }

    private static String unsigned(String bare) {
        return "case when substr(%s, 1, 1) in ('+', '-') then substr(%s, 2) else %s end"
                .formatted(bare, bare, bare);
    }
}
