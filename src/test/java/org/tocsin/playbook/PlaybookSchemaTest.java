package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schema is generated from the decoders. After a change of the shape write it anew with {@code
 * mvn test -Dtest=PlaybookSchemaTest -Dtocsin.write-schema=true}.
 */
class PlaybookSchemaTest {
    private static final Path PLAYBOOKS = Path.of("src/main/resources/playbooks");
    private static final Path FILE = PLAYBOOKS.resolve(ShippedPlaybooks.SCHEMA);
    private static final Path DRILLS = PLAYBOOKS.resolve(ShippedPlaybooks.DRILL_SCHEMA);

    private static final List<String> LEADING = List.of("type", "description", "title", "$schema");

    @Test
    void theShippedSchemaIsTheOneThatTheDecodersDescribe() throws IOException {
        isShipped(FILE, generate(PlaybookShape.schema()));
    }

    @Test
    void soIsTheSchemaOfDrills() throws IOException {
        isShipped(DRILLS, generate(DrillShape.schema()));
    }

    private static void isShipped(Path file, String generated) throws IOException {
        if (Boolean.getBoolean("tocsin.write-schema")) {
            Files.writeString(file, generated);
        }
        assertThat(file).hasContent(generated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ccobservatory/drills/breach-behind-an-outage",
                "data-pipeline/drills/profit-missing-at-quarterly-close",
                "incident-management/drills/payments-cannot-be-processed",
                "monstera/drills/no-data-at-the-board-meeting",
                "puffy/drills/client-ids-vanish"
            })
    void theShippedDrillsAreValid(String file) throws IOException {
        String yaml = Files.readString(PLAYBOOKS.resolve(file + ".yaml"));

        assertThat(complaints(DRILLS, yaml)).isEmpty();
        assertThat(yaml)
                .startsWith("# yaml-language-server: $schema=../" + ShippedPlaybooks.DRILL_SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"playbook", "data", "checks", "response"})
    void theShippedPlaybookIsValid(String file) throws IOException {
        String yaml = Files.readString(PLAYBOOKS.resolve("puffy/" + file + ".yaml"));

        assertThat(complaints(yaml)).isEmpty();
        assertThat(yaml).startsWith("# yaml-language-server: $schema=" + ShippedPlaybooks.SCHEMA);
    }

    @Test
    void whateverTheReaderTestsTakeForSoundIsValid() throws IOException {
        assertThat(complaints(Written.EVERY_KIND)).isEmpty();
        assertThat(complaints(Written.SOUND)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chekcs: []",
                "name: 5",
                "zone: [UTC]",
                "schedule: {daily: \"6:30\"}",
                "schedule: {daily: \"06:30\", every: 15m}",
                "measures: {m: {dataset: d, count-rows: true, sum: x}}",
                "measures: {m: {dataset: d}}",
                "checks: [{id: c, measure: m, rules: []}]",
                "checks: [{id: c, measure: m, rules: [{severity: s}]}]",
                "checks: [{id: c, measure: m, rules: [{severity: s, above: $5}]}]",
                "sources: {s: {jdbc: 'jdbc:x:y', password: secret}}"
            })
    void whatTheReaderRefusesTheSchemaRefusesToo(String yaml) throws IOException {
        assertThat(complaints(yaml)).isNotEmpty();
        assertThat(Written.read(yaml).playbook()).isEmpty();
    }

    private static Set<ValidationMessage> complaints(String yaml) throws IOException {
        return complaints(FILE, yaml);
    }

    private static Set<ValidationMessage> complaints(Path schema, String yaml) throws IOException {
        var document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        JsonNode node = new ObjectMapper().valueToTree(document);
        return schema(schema).validate(node);
    }

    private static JsonSchema schema(Path file) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(file));
    }

    private static String generate(Map<String, Object> schema) throws JsonProcessingException {
        var printer =
                new DefaultPrettyPrinter()
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writer(printer)
                        .writeValueAsString(sorted(schema))
                + "\n";
    }

    /** Properties keep their order, which editors show; all else is alphabetical but its title. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted =
                    new TreeMap<String, Object>(
                            Comparator.<String>comparingInt(LEADING::indexOf)
                                    .reversed()
                                    .thenComparing(Comparator.naturalOrder()));
            map.forEach((key, each) ->
                    sorted.put(
                            (String) key, key.equals("properties") ? inOrder(each) : sorted(each)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(PlaybookSchemaTest::sorted).toList()
                : value;
    }

    private static Object inOrder(Object properties) {
        var same = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) properties).forEach((key, each) -> same.put((String) key, sorted(each)));
        return same;
    }
}
