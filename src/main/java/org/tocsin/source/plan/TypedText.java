package org.tocsin.source.plan;

import java.util.Optional;
import org.tocsin.domain.data.ColumnType;

/** Text read as a declared type. What does not read becomes null and never breaks a scan. */
public final class TypedText {
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?";
    private static final String DATE =
            "(\\d{4}-(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])"
                    + "|\\d{4}-(0[469]|11)-(0[1-9]|[12]\\d|30)"
                    + "|\\d{4}-02-(0[1-9]|1\\d|2[0-8])"
                    + "|(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";

    private TypedText() {}

    /** In DuckDB: the value, or null. Integers may be written {@code 12.0} but not {@code 12.5}. */
    public static String convert(String text, ColumnType type) {
        return switch (type) {
            case TEXT, JSON -> text;
            case INTEGER ->
                    "case when contains(%s, '.') and not regexp_full_match(%s, '\\s*[+-]?\\d+\\.0*\\s*') then null else try_cast(%s as bigint) end"
                            .formatted(text, text, text);
            case DECIMAL -> "try_cast(%s as double)".formatted(text);
            case BOOLEAN -> "try_cast(%s as boolean)".formatted(text);
            case DATE -> "try_cast(%s as date)".formatted(text);
            case TIMESTAMP -> "try_cast(%s as timestamptz)".formatted(text);
        };
    }

    /** Elsewhere: a regular expression for the whole text; none for JSON. */
    static Optional<String> shape(ColumnType type) {
        return switch (type) {
            case TEXT -> Optional.of("[\\s\\S]*");
            case INTEGER -> Optional.of("\\s*[+-]?\\d+(\\.0*)?\\s*");
            case DECIMAL -> Optional.of("\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\s*");
            case BOOLEAN -> Optional.of("\\s*([tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[tTfF01])\\s*");
            case DATE -> Optional.of("\\s*" + DATE + "\\s*");
            case TIMESTAMP ->
                    Optional.of(
                            "\\s*"
                                    + DATE
                                    + "([T ]"
                                    + TIME
                                    + "\\s*(Z|[+-]\\d\\d(:?\\d\\d)?)?)?\\s*");
            case JSON -> Optional.empty();
        };
    }
}
