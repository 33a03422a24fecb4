package org.tocsin.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Pattern;

/**
 * Blots out the secrets in use, as they are and as URLs and headers write them, whoever says them.
 */
public final class Redaction {
    private static final String BLOT = "***";

    /** A shorter one is blotted out as a word only, or nothing could be read any more. */
    private static final int SHORT = 4;

    private final CopyOnWriteArraySet<String> values = new CopyOnWriteArraySet<>();

    /** From now on this value appears in no text that went through here. */
    public void learn(String secret) {
        if (!secret.isBlank()) {
            values.add(secret);
        }
    }

    public String of(String text) {
        String shown = text;
        for (String form : forms()) {
            shown =
                    form.length() < SHORT
                            ? shown.replaceAll(
                                    "(?<![\\p{L}\\p{N}])"
                                            + Pattern.quote(form)
                                            + "(?![\\p{L}\\p{N}])",
                                    BLOT)
                            : shown.replace(form, BLOT);
        }
        return shown;
    }

    /**
     * The fault itself when it says no secret anywhere; else one that says the same without it and
     * has no causes, which could be printed with their own words.
     */
    public SQLException of(SQLException fault) {
        if (!tells(fault)) {
            return fault;
        }
        var blotted =
                new SQLException(
                        of(String.valueOf(fault.getMessage())),
                        fault.getSQLState(),
                        fault.getErrorCode());
        blotted.setStackTrace(fault.getStackTrace());
        return blotted;
    }

    private boolean tells(SQLException fault) {
        for (Throwable each : fault) {
            String message = String.valueOf(each.getMessage());
            if (!of(message).equals(message)) {
                return true;
            }
        }
        return false;
    }

    private List<String> forms() {
        var forms = new ArrayList<String>();
        for (String value : values) {
            forms.add(value);
            forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
            forms.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        }
        forms.sort(Comparator.comparingInt(String::length).reversed());
        return forms;
    }
}
