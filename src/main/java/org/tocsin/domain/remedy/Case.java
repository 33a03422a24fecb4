package org.tocsin.domain.remedy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a remedy is tried for; fills the places in its words.
 *
 * @param incident its number
 * @param day the partition's, such as {@code 2025-03-04}
 */
public record Case(
        long incident, String severity, String check, String dataSet, String source, String day) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z-]+)\\s*}}");

    /** The names of places. */
    public static final Set<String> PLACES =
            Set.copyOf(new Case(0, "", "", "", "", "").values().keySet());

    private Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("incident", Long.toString(incident));
        values.put("severity", severity);
        values.put("check", check);
        values.put("data-set", dataSet);
        values.put("source", source);
        values.put("day", day);
        return values;
    }

    /** A place that is not known stays as it is written. */
    public String fill(String words) {
        var values = values();
        return PLACE.matcher(words)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(found.group(1), found.group())));
    }

    /** What is done in this case. What is filled into an address cannot change where it leads. */
    public Remedy.Deed fill(Remedy.Deed deed) {
        return switch (deed) {
            case Remedy.Run(var words) -> new Remedy.Run(words.stream().map(this::fill).toList());
            case Remedy.Call(var method, var url, var body, var token) ->
                    new Remedy.Call(method, encoded().fill(url), quoted().fill(body), token);
            case Remedy.Fallback _, Remedy.Pause _, Remedy.Quarantine _ -> deed;
        };
    }

    private Case encoded() {
        return new Case(
                incident,
                encoded(severity),
                encoded(check),
                encoded(dataSet),
                encoded(source),
                encoded(day));
    }

    /** RFC 3986, percent-encoding: everything but its unreserved characters. */
    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte each : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            boolean plain =
                    each > 0 && (Character.isLetterOrDigit(each) || "-._~".indexOf(each) >= 0);
            encoded.append(plain ? "" + (char) each : "%%%02X".formatted(each & 0xff));
        }
        return encoded.toString();
    }

    /** For the inside of a JSON string. */
    private Case quoted() {
        return new Case(
                incident,
                quoted(severity),
                quoted(check),
                quoted(dataSet),
                quoted(source),
                quoted(day));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }

    /** The first place in words that is not known; empty when all are. */
    public static java.util.Optional<String> unknown(String words) {
        var found = PLACE.matcher(words);
        while (found.find()) {
            if (!PLACES.contains(found.group(1))) {
                return java.util.Optional.of(found.group(1));
            }
        }
        return java.util.Optional.empty();
    }
}
