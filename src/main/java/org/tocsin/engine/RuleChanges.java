package org.tocsin.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.store.FrozenJson;

/**
 * How rules differ, in words. Told from what is kept of them, so that no part of a rule can be
 * forgotten.
 */
final class RuleChanges {
    private static final Map<String, String> NOUNS =
            Map.of(
                    "milestones", "milestone",
                    "ladders", "ladder",
                    "duties", "duty",
                    "routes", "notice",
                    "impact", "impact rule",
                    "levels", "level",
                    "reviews", "review");

    private final List<String> found = new ArrayList<>();

    private RuleChanges() {}

    static List<String> between(Frozen was, Frozen is) {
        if (was.equals(is)) {
            return List.of();
        }
        var changes = new RuleChanges();
        changes.scale(was, is);
        var before = FrozenJson.tree(was).path("rules");
        var now = FrozenJson.tree(is).path("rules");
        changes.compare(before, now);
        changes.compare(before.path("turns"), now.path("turns"));
        var settings =
                parts(before.path("turns").path("settings"), now.path("turns").path("settings"));
        settings.forEach(part -> changes.found.add("settings: " + part));
        return List.copyOf(changes.found);
    }

    private void scale(Frozen was, Frozen is) {
        if (!was.scale().equals(is.scale())) {
            found.add("the severities are %s, were %s".formatted(is.scale(), was.scale()));
        }
    }

    private void compare(JsonNode was, JsonNode is) {
        for (var list : new TreeSet<>(NOUNS.keySet())) {
            var noun = Objects.requireNonNull(NOUNS.get(list));
            var before = byName(was.path(list));
            var now = byName(is.path(list));
            before.forEach((name, rule) -> {
                var same = now.get(name);
                if (same == null) {
                    found.add("%s %s is gone".formatted(noun, name));
                } else {
                    parts(rule, same)
                            .forEach(part -> found.add("%s %s: %s".formatted(noun, name, part)));
                }
            });
            now.keySet().stream()
                    .filter(name -> !before.containsKey(name))
                    .forEach(name -> found.add("%s %s is new".formatted(noun, name)));
        }
    }

    /** By title, with the severities it is for; a rule may stand there once for each of them. */
    private static Map<String, JsonNode> byName(JsonNode rules) {
        var named = new LinkedHashMap<String, JsonNode>();
        for (var rule : rules) {
            var head = rule.has("rule") ? rule.path("rule") : rule;
            var id = head.path("title").asText(head.path("id").asText());
            var scope = rule.has("when") ? rule.path("when").path("scope") : head.path("scope");
            var severities = text(scope.path("severities"));
            var name = severities.equals(NOTHING) ? id : "%s (%s)".formatted(id, severities);
            while (named.containsKey(name)) {
                name += "'";
            }
            named.put(name, rule);
        }
        return named;
    }

    private static final String NOTHING = "nothing";

    private static List<String> parts(JsonNode was, JsonNode is) {
        var before = new LinkedHashMap<String, String>();
        flatten("", was, before);
        var now = new LinkedHashMap<String, String>();
        flatten("", is, now);
        var names = new LinkedHashMap<>(now);
        before.forEach(names::putIfAbsent);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .map(name ->
                        "%s is %s, was %s"
                                .formatted(
                                        name,
                                        now.getOrDefault(name, NOTHING),
                                        before.getOrDefault(name, NOTHING)))
                .toList();
    }

    /** Leaves as {@code timing after}; where a rule is written is no change of it. */
    private static void flatten(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(each -> !each.getKey().equals("source"))
                    .forEach(each -> flatten(join(path, each.getKey()), each.getValue(), leaves));
        } else if (node.isArray() && node.path(0).isObject()) {
            int count = 0;
            for (var each : node) {
                count++;
                var id = each.path("id").asText(Integer.toString(count));
                flatten(join(path, id), each, leaves);
            }
        } else {
            leaves.put(path, text(node));
        }
    }

    private static String join(String path, String name) {
        var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return path.isEmpty() || path.equals("rule") ? words : path + " " + words;
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            var texts = new ArrayList<String>();
            node.forEach(each -> texts.add(each.asText()));
            return String.join(", ", texts);
        }
        var text = node.asText();
        return text.isEmpty() ? NOTHING : text;
    }
}
