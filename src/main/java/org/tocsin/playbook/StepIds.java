package org.tocsin.playbook;

import java.util.Locale;
import java.util.Set;

/** Names for steps that have none, so that a tick still belongs to its step in the next edition. */
final class StepIds {
    private static final int LONGEST = 48;

    private StepIds() {}

    /** A name made of the text's first words; takes it. */
    static String fresh(String text, Set<String> taken) {
        String name = kebab(text);
        String id = name;
        for (int n = 2; !taken.add(id); n++) {
            id = name + "-" + n;
        }
        return id;
    }

    private static String kebab(String text) {
        var id = new StringBuilder();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (word.isEmpty()) {
                continue;
            }
            if (!id.isEmpty() && id.length() + 1 + word.length() > LONGEST) {
                break;
            }
            id.append(id.isEmpty() ? "" : "-").append(word);
        }
        return id.isEmpty() ? "step" : id.toString();
    }
}
