package org.tocsin.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.playbook.Playbook;

/**
 * The scenarios of a playbook's drills, read after its rules and apart from them: what is wrong
 * with one of them is no fault of the rules.
 */
final class Drills {
    private final Declared declared;
    private final Problems problems = new Problems();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

    Drills(Declared declared) {
        this.declared = declared;
    }

    void read(PlaybookFile file, Playbook rules) {
        var own = new Problems();
        file.text(own)
                .flatMap(text -> YamlText.parse(file.name(), text, own))
                .flatMap(root ->
                        DrillShape.SCENARIO.decode(root, new Context(file.name(), declared, own)))
                .map(scenario -> scenario.apply(rules))
                .filter(_ -> !own.anyError())
                .ifPresent(scenario -> add(file, scenario, own));
        own.sorted().forEach(problems::add);
    }

    private void add(PlaybookFile file, Scenario scenario, Problems own) {
        var id = scenario.named().id();
        var first = files.putIfAbsent(id, file.name());
        if (first == null) {
            scenarios.put(id, scenario);
        } else {
            own.error(
                    Place.startOf(file.name()),
                    "drill \"%s\" is declared twice, first in %s; give one of them another name"
                            .formatted(id, first));
        }
    }

    List<Problem> problems() {
        return problems.sorted();
    }

    List<Scenario> scenarios() {
        return List.copyOf(scenarios.values());
    }
}
