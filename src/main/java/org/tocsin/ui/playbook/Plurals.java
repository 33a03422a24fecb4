package org.tocsin.ui.playbook;

/** Kinds of rules as headings. */
final class Plurals {
    private Plurals() {}

    static String of(String kind) {
        return switch (kind) {
            case "Person" -> "People";
            case "Impact" -> "Declared impact";
            case "Maintenance" -> "Planned maintenance";
            case "Day" -> "The day";
            default ->
                    kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
        };
    }
}
