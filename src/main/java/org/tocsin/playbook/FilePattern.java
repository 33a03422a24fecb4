package org.tocsin.playbook;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.data.Grain;

/**
 * A file name that may hold one date.
 *
 * @param text such as {@code events_{yyyyMMdd}.csv}
 * @param grain what one file covers, by the finest letter of the date
 */
record FilePattern(String text, Optional<Grain> grain) {
    static final Decoder<FilePattern> PATTERN = Scalars.TEXT.judged(FilePattern::read);

    private static Optional<FilePattern> read(String text, Node node, Context context) {
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        if (open < 0 && close < 0) {
            return Optional.of(new FilePattern(text, Optional.empty()));
        }
        boolean onePart =
                0 <= open
                        && open < close
                        && open == text.lastIndexOf('{')
                        && close == text.lastIndexOf('}');
        if (!onePart) {
            context.error(node, "expected one date in braces, such as events_{yyyyMMdd}.csv");
            return Optional.empty();
        }
        String date = text.substring(open + 1, close);
        var grain = grain(date);
        if (grain.isEmpty()) {
            context.error(
                    node,
                    "\"{%s}\" is no date; write a year with months and days as needed, such as {yyyyMMdd} or {yyyy-MM}"
                            .formatted(date));
            return Optional.empty();
        }
        return Optional.of(new FilePattern(text, grain));
    }

    private static Optional<Grain> grain(String date) {
        if (!isPattern(date)) {
            return Optional.empty();
        }
        String letters = withoutLiterals(date);
        boolean year = letters.contains("y") || letters.contains("u");
        boolean month = letters.contains("M") || letters.contains("L");
        boolean day = letters.contains("D") || (month && letters.contains("d"));
        boolean onlyThese = letters.chars().allMatch(c -> "yuMLdD".indexOf(c) >= 0);
        if (!year || !onlyThese || (letters.contains("d") && !month)) {
            return Optional.empty();
        }
        return Optional.of(day ? Grain.DAY : month ? Grain.MONTH : Grain.YEAR);
    }

    private static boolean isPattern(String date) {
        try {
            return !DateTimeFormatter.ofPattern(date).toString().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutLiterals(String date) {
        var letters = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < date.length(); i++) {
            char c = date.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && Character.isLetter(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
