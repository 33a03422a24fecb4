package org.tocsin.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Sample;
import org.tocsin.source.sql.SqlTokens;

/** Reads sample rows; what is masked never leaves this class. */
final class Sampling {
    private static final String HIDDEN = "•••";

    private Sampling() {}

    /**
     * @param masked whether the column at a place, from 0, with a name must not be shown
     */
    static Sample read(ResultSet rows, MaskedPlace masked) throws SQLException {
        var columns = new ArrayList<String>();
        var metadata = rows.getMetaData();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(metadata.getColumnLabel(i).replaceFirst(" as written$", ""));
        }
        var lines = new ArrayList<List<@Nullable String>>();
        while (rows.next() && lines.size() < Sample.LIMIT) {
            var line = new ArrayList<@Nullable String>();
            for (int i = 0; i < columns.size(); i++) {
                String value = rows.getString(i + 1);
                line.add(value != null && masked.at(i, columns.get(i)) ? HIDDEN : value);
            }
            lines.add(Collections.unmodifiableList(line));
        }
        return new Sample(columns, lines);
    }

    @FunctionalInterface
    interface MaskedPlace {
        boolean at(int place, String column);
    }

    /**
     * For a query of the user's own, which may call anything by another name: where something is
     * masked, only columns that are called like an open column of the data set are shown, and none
     * when the query itself says a masked name.
     *
     * @param open names of columns that may be shown
     */
    static MaskedPlace maskedIn(
            String sql, Set<String> secret, Set<String> open, SqlTokens.Quoting quoting) {
        if (secret.isEmpty()) {
            return (_, _) -> false;
        }
        var hidden = lower(secret);
        var shown = lower(open);
        boolean mentioned;
        try {
            mentioned =
                    SqlTokens.of(sql, quoting).stream()
                            .map(t -> t.lower().replaceAll("^[\"`\\[]|[\"`\\]]$", ""))
                            .anyMatch(hidden::contains);
        } catch (SqlTokens.Ambiguous _) {
            mentioned = true;
        }
        boolean none = mentioned;
        return (_, column) -> none || !shown.contains(column.toLowerCase(Locale.ROOT));
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
