package org.tocsin.playbook;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Running.Cadence;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Guidance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.quiet.QuietRules;
import org.tocsin.domain.response.Response;

/** Puts the files of a playbook together, names what does not fit, and resolves every reference. */
final class Merge {
    private final Sections sections;
    private final List<Runbook> runbooks;
    private final Declared declared;
    private final Problems problems;
    private final Optional<Outlook> outlook;

    /**
     * @param outlook what the months to come are held against, if at all
     */
    Merge(
            List<Fields> files,
            List<Runbook> runbooks,
            Declared declared,
            Problems problems,
            Optional<Outlook> outlook) {
        this.sections = new Sections(files);
        this.runbooks = runbooks;
        this.declared = declared;
        this.problems = problems;
        this.outlook = outlook;
    }

    /**
     * Empty when there is any error.
     *
     * @param complete whether every file could be parsed, so that what is missing is missing
     */
    Optional<Playbook> playbook(boolean complete) {
        var name = sections.once(PlaybookShape.NAME);
        var title = sections.once(PlaybookShape.TITLE);
        var description = sections.once(PlaybookShape.DESCRIPTION);
        var zone = sections.once(PlaybookShape.ZONE).orElse(ZoneId.of("UTC"));
        var usual =
                sections.once(PlaybookShape.SCHEDULE)
                        .orElse(_ -> new Cadence(new Schedule.Manual(), Duration.ZERO));
        if (complete && !sections.isEmpty() && sections.lack(PlaybookShape.NAME)) {
            sections.files()
                    .getFirst()
                    .error("the playbook has no name; add name: and a word to one file");
        }
        var measures = new HashMap<String, Measure>();
        sections.all(PlaybookShape.MEASURES)
                .forEach(measure -> measures.put(measure.id().value(), measure));
        var severities = sections.all(PlaybookShape.SEVERITIES);
        tellUnordered(severities);
        new MeasureLint(measures, declared, problems).tell();
        var entries = sections.all(PlaybookShape.DATA_SETS);
        var dataSets = entries.stream().map(DataSetShape.Entry::dataSet).toList();
        var cuts = new CutLint(dataSets, declared, problems);
        measures.values().forEach(measure -> cuts.tell(measure, measures));
        for (var check : sections.all(PlaybookShape.CHECKS)) {
            Optional.ofNullable(measures.get(check.measure()))
                    .ifPresent(measure ->
                            check.rules()
                                    .forEach(rule -> {
                                        RuleLint.tellUnfitting(rule, measure, problems);
                                        cuts.tell(rule, measure);
                                    }));
        }
        var response = ResponseShape.response(sections);
        var time = TimeShape.time(sections, zone, problems);
        var catalogue =
                new CatalogueLint(entries, sections.all(PlaybookShape.TIERS), declared, problems)
                        .catalogue();
        tellMisplaced(entries, measures, time);
        tellResponse(response, severities);
        new ReportLint(response, time.agenda().reports(), declared, problems).tell();
        outlook.ifPresent(ahead -> tellAhead(response, time, ahead));
        if (problems.anyError() || name.isEmpty()) {
            return Optional.empty();
        }
        var scale = new HashMap<String, Severity>();
        severities.forEach(guide -> scale.put(guide.severity().id(), guide.severity()));
        var runs = new RunningShape.Usual(zone, usual, sections.once(RunningShape.DAMPING));
        var checks =
                sections.all(PlaybookShape.CHECKS).stream()
                        .map(entry -> check(entry, measures, scale, runs))
                        .toList();
        new UpstreamLint(dataSets, declared, problems).tell(checks);
        return Optional.of(
                new Playbook(
                        new Playbook.Header(
                                name.get(),
                                title.orElse(name.get()),
                                description.orElse(""),
                                zone,
                                new Guidance(
                                        sections.all(PlaybookShape.DAY),
                                        sections.all(PlaybookShape.NOTES),
                                        sections.all(DeploymentShape.DEPLOYMENTS))),
                        severities,
                        new Playbook.Inputs(
                                sections.all(PlaybookShape.SOURCES),
                                dataSets,
                                sections.all(PlaybookShape.MEASURES),
                                sections.all(PlaybookShape.EXPECTED),
                                catalogue),
                        checks,
                        new Playbook.Conduct(
                                runbooks,
                                response,
                                time,
                                sections.all(RemedyShape.REMEDIES),
                                sections.once(QuietShape.QUIET).orElse(QuietRules.USUAL))));
    }

    private void tellMisplaced(
            List<DataSetShape.Entry> entries, Map<String, Measure> measures, TeamTime time) {
        var dataSets = new HashMap<DataSetId, DataSet>();
        entries.forEach(entry -> dataSets.put(entry.dataSet().id(), entry.dataSet()));
        var sources = new HashMap<SourceId, SourceSpec>();
        sections.all(PlaybookShape.SOURCES).forEach(source -> sources.put(source.id(), source));
        SourceLint.tell(dataSets.values(), sources, declared, problems);
        new ProbeLint(measures, dataSets, time.agenda().deadlines(), declared, problems).tell();
        new SegmentLint(measures, dataSets, declared, problems).tell();
    }

    private void tellAhead(Response response, TeamTime time, Outlook ahead) {
        var fault = ahead.holidays().fault(time.hours().holidays());
        sections.place(TimeShape.HOLIDAYS)
                .ifPresent(at -> fault.ifPresent(words -> problems.error(at, words)));
        if (!problems.anyError()) {
            new OnCallLint(time, declared, ahead, problems)
                    .tell(response.directory(), sections.all(TimeShape.ON_CALL));
        }
    }

    private void tellResponse(Response response, List<SeverityGuide> severities) {
        sections.all(ResponseShape.CONTRADICTIONS)
                .forEach(contradiction -> ResponseLint.tell(contradiction, problems));
        if (!problems.anyError()) {
            new ResponseLint(response.rules(), response.directory(), declared, problems)
                    .tell(severities);
        }
    }

    private static Check check(
            CheckShape.Entry entry,
            Map<String, Measure> measures,
            Map<String, Severity> scale,
            RunningShape.Usual usual) {
        return new Check(
                entry.id(),
                entry.title(),
                known(measures, entry.measure()),
                entry.rules().stream()
                        .map(rule ->
                                new Rule(
                                        known(scale, rule.severity()),
                                        rule.condition(),
                                        rule.inARow(),
                                        rule.days()))
                        .toList(),
                entry.handling().apply(usual));
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
}
