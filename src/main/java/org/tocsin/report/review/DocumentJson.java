package org.tocsin.report.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tocsin.domain.review.document.Document;
import org.tocsin.store.RecordJson;

/** A document as JSON, schema {@code tocsin/review/1}, and back; and JSON without secrets. */
final class DocumentJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DocumentJson() {}

    static String write(Document document) {
        var json = JSON.createObjectNode();
        json.put("schema", Document.SCHEMA);
        json.setAll((ObjectNode) tree(RecordJson.write(document)));
        return pretty(json);
    }

    /**
     * @return empty when it is of a version that this one does not know
     * @throws RecordJson.Unread when it is none
     */
    static Optional<Document> read(String text) throws RecordJson.Unread {
        return tree(text).path("schema").asText().equals(Document.SCHEMA)
                ? Optional.of(RecordJson.read(text, Document.class))
                : Optional.empty();
    }

    static String pretty(List<? extends Record> records) {
        var array = JSON.createArrayNode();
        records.forEach(each -> array.add(tree(RecordJson.write(each))));
        return pretty(array);
    }

    static String pretty(JsonNode json) {
        return json.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    /** Without the secrets, wherever they stand. */
    static Document redacted(Document document, UnaryOperator<String> redaction) {
        try {
            var blotted = redacted(tree(RecordJson.write(document)), redaction);
            return RecordJson.read(blotted.toString(), Document.class);
        } catch (RecordJson.Unread impossible) {
            throw new IllegalStateException("what was just written cannot be read", impossible);
        }
    }

    static JsonNode redacted(JsonNode json, UnaryOperator<String> redaction) {
        return switch (json) {
            case TextNode text -> TextNode.valueOf(redaction.apply(text.textValue()));
            case ArrayNode array -> {
                var all = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(each -> all.add(redacted(each, redaction)));
                yield all;
            }
            case ObjectNode object -> {
                var all = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(each ->
                                all.set(each.getKey(), redacted(each.getValue(), redaction)));
                yield all;
            }
            default -> json;
        };
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            return JSON.missingNode();
        }
    }
}
