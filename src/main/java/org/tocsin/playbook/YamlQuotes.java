package org.tocsin.playbook;

/** Text in double quotes, which YAML lets say anything. */
final class YamlQuotes {
    private YamlQuotes() {}

    static String of(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\n' -> quoted.append("\\n");
                        case '\t' -> quoted.append("\\t");
                        case '\r' -> quoted.append("\\r");
                        default -> {
                            if (isPlain(c)) {
                                quoted.appendCodePoint(c);
                            } else {
                                quoted.append(
                                        c > 0xFFFF
                                                ? "\\U%08X".formatted(c)
                                                : "\\u%04X".formatted(c));
                            }
                        }
                    }
                });
        return quoted.append('"').toString();
    }

    /** Whether a reader of YAML takes it as it is, and a person sees it. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> c != 0xFEFF;
        };
    }
}
