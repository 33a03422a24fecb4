package org.tocsin.playbook;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.playbook.Guidance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.SeverityGuide;

/** Puts the files of a playbook together, names what does not fit, and resolves every reference. */
final class Merge {
    private final List<Fields> files;
    private final List<Runbook> runbooks;
    private final Declared declared;
    private final Problems problems;

    Merge(List<Fields> files, List<Runbook> runbooks, Declared declared, Problems problems) {
        this.files = files;
        this.runbooks = runbooks;
        this.declared = declared;
        this.problems = problems;
    }

    /**
     * Empty when there is any error.
     *
     * @param complete whether every file could be parsed, so that what is missing is missing
     */
    Optional<Playbook> playbook(boolean complete) {
        var name = once(PlaybookShape.NAME);
        var title = once(PlaybookShape.TITLE);
        var description = once(PlaybookShape.DESCRIPTION);
        var zone = once(PlaybookShape.ZONE).orElse(ZoneId.of("UTC"));
        var usual = once(PlaybookShape.SCHEDULE).orElse(_ -> new Schedule.Manual());
        if (complete && !files.isEmpty() && files.stream().allMatch(Merge::lacksName)) {
            files.getFirst().error("the playbook has no name; add name: and a word to one file");
        }
        var measures = new HashMap<String, Measure>();
        all(PlaybookShape.MEASURES).forEach(measure -> measures.put(measure.id().value(), measure));
        var severities = all(PlaybookShape.SEVERITIES);
        tellUnordered(severities);
        new MeasureLint(measures, declared, problems).tell();
        for (var check : all(PlaybookShape.CHECKS)) {
            Optional.ofNullable(measures.get(check.measure()))
                    .ifPresent(measure ->
                            check.rules()
                                    .forEach(rule ->
                                            RuleLint.tellUnfitting(rule, measure, problems)));
        }
        if (problems.anyError() || name.isEmpty()) {
            return Optional.empty();
        }
        var scale = new HashMap<String, Severity>();
        severities.forEach(guide -> scale.put(guide.severity().id(), guide.severity()));
        var schedules = new CheckShape.Schedules(zone, usual);
        return Optional.of(
                new Playbook(
                        new Playbook.Header(
                                name.get(),
                                title.orElse(name.get()),
                                description.orElse(""),
                                zone,
                                new Guidance(all(PlaybookShape.DAY), all(PlaybookShape.NOTES))),
                        severities,
                        new Playbook.Inputs(
                                all(PlaybookShape.SOURCES),
                                all(PlaybookShape.DATA_SETS),
                                all(PlaybookShape.MEASURES)),
                        all(PlaybookShape.CHECKS).stream()
                                .map(entry -> check(entry, measures, scale, schedules))
                                .toList(),
                        runbooks));
    }

    private static Check check(
            CheckShape.Entry entry,
            Map<String, Measure> measures,
            Map<String, Severity> scale,
            CheckShape.Schedules schedules) {
        return new Check(
                entry.id(),
                entry.title(),
                known(measures, entry.measure()),
                entry.rules().stream()
                        .map(rule ->
                                new Rule(
                                        known(scale, rule.severity()),
                                        rule.condition(),
                                        rule.inARow()))
                        .toList(),
                entry.handling().apply(schedules));
    }

    /** Without problems every name has been found to be declared. */
    private static <T> T known(Map<String, T> values, String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    private void tellUnordered(List<SeverityGuide> severities) {
        for (int i = 1; i < severities.size(); i++) {
            var before = severities.get(i - 1).severity();
            var severity = severities.get(i).severity();
            if (severity.level().compareTo(before.level()) < 0) {
                problems.warning(
                        declared.place(Declared.Kind.SEVERITY, severity.id()),
                        "%s has a worse class than %s before it; the worst comes first"
                                .formatted(severity, before));
            }
        }
    }

    private static boolean lacksName(Fields file) {
        return file.lacks(PlaybookShape.NAME);
    }

    /** What may stand in one of the files only. */
    private <V> Optional<V> once(Shape.Key<V> key) {
        var mentions = files.stream().filter(file -> file.mentions(key)).toList();
        for (var further : mentions.stream().skip(1).toList()) {
            further.error(
                    key,
                    "the key \"%s\" already stands at %s; leave one out"
                            .formatted(key.name(), mentions.getFirst().place(key)));
        }
        return mentions.stream().findFirst().flatMap(file -> file.find(key));
    }

    private <V> List<V> all(Shape.Key<List<V>> key) {
        var all = new ArrayList<V>();
        files.forEach(file -> file.find(key).ifPresent(all::addAll));
        return all;
    }
}
