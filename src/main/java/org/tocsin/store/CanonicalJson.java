package org.tocsin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * JSON in the one way of writing it that is hashed: the JSON Canonicalization Scheme (RFC 8785).
 *
 * <p>Names are sorted by their UTF-16 units, nothing is escaped that need not be, and numbers are
 * IEEE doubles as ECMAScript prints them; integers beyond 2^53 lose their last digits and belong in
 * a string. One thing is milder than in the RFC: half a surrogate pair becomes U+FFFD instead of
 * sinking the whole, because what a data source said must not keep an incident from being told.
 */
public final class CanonicalJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CanonicalJson() {}

    /**
     * Any JSON, made canonical.
     *
     * @throws IllegalArgumentException when it is no JSON, names a member twice, or has a number
     *     that no double can hold
     */
    public static String of(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("Not JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }

    /**
     * A tree as canonical text.
     *
     * @throws IllegalArgumentException when it has a number that no double can hold
     */
    public static String of(JsonNode tree) {
        var text = new StringBuilder();
        write(text, tree);
        return text.toString();
    }

    private static void write(StringBuilder text, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(text, node);
            case ARRAY -> writeArray(text, node);
            case STRING -> writeString(text, node.textValue());
            case NUMBER -> text.append(CanonicalNumber.of(node.doubleValue()));
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            case MISSING -> throw new IllegalArgumentException("Not JSON: nothing is there");
            case BINARY, POJO -> throw new IllegalArgumentException("Not JSON: " + node);
        }
    }

    private static void writeObject(StringBuilder text, JsonNode node) {
        text.append('{');
        var members = node.properties().stream().sorted(Map.Entry.comparingByKey()).toList();
        String separator = "";
        for (var member : members) {
            text.append(separator);
            writeString(text, member.getKey());
            text.append(':');
            write(text, member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private static void writeArray(StringBuilder text, JsonNode node) {
        text.append('[');
        String separator = "";
        for (var element : node) {
            text.append(separator);
            write(text, element);
            separator = ",";
        }
        text.append(']');
    }

    static void writeString(StringBuilder text, String value) {
        text.append('"');
        value.codePoints().forEach(c -> writeCharacter(text, c));
        text.append('"');
    }

    private static void writeCharacter(StringBuilder text, int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                if (c < 0x20) {
                    text.append("\\u00").append(Character.forDigit(c >> 4, 16));
                    text.append(Character.forDigit(c & 15, 16));
                } else {
                    text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
                }
            }
        }
    }
}
