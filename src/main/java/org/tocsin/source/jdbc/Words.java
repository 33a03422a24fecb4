package org.tocsin.source.jdbc;

import java.sql.SQLException;

/** What databases say, cut down to what a person can use. */
public final class Words {
    private static final int LONGEST = 300;

    private Words() {}

    /** What a fault says, and what to do about it. */
    public static String said(SQLException fault) {
        String words = firstLine(TrinoAdvice.words(fault));
        return Advice.on(fault)
                .map(advice -> words.replaceFirst("[.;]?$", "") + "; " + advice)
                .orElse(words);
    }

    /** The first line that says something, without secrets and at most 300 characters. */
    public static String firstLine(String message) {
        String line =
                message.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
        String shown = Urls.redacted(line.replaceFirst("; SQL statement:$", ""));
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
