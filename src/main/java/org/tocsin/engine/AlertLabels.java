package org.tocsin.engine;

import java.util.List;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.BlastRadius;
import org.tocsin.domain.incident.Course;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Labels;
import org.tocsin.domain.response.Pipeline;

/** What checks and incidents are known by to silences and rules of quiet. */
record AlertLabels(Playbook playbook, InForce inForce) {

    /** A check that finds the data wrong. */
    Labels breach(Check check, String severity) {
        var filed = new Tickets(playbook, inForce).classification(check, severity);
        return filed(of(check), filed).with(Label.KIND, Labels.BREACH);
    }

    /** A check that could not be run. */
    Labels broken(Check check, Subject.Classification filed) {
        return filed(of(check), filed).with(Label.KIND, Labels.BROKEN);
    }

    /**
     * Each check of an incident that fails at present for itself, and all of them when none does;
     * of an incident that a person reported, the incident.
     */
    List<Labels> of(Incident incident) {
        var failures = incident.course().failures();
        if (failures.isEmpty()) {
            return List.of(reported(incident));
        }
        boolean any = failures.values().stream().anyMatch(AlertLabels::fails);
        return failures.entrySet().stream()
                .filter(each -> !any || fails(each.getValue()))
                .map(each -> of(each.getKey(), incident))
                .toList();
    }

    static boolean fails(Course.Failing failing) {
        return failing.goodRuns() == 0;
    }

    private Labels of(CheckId id, Incident incident) {
        var labels =
                playbook.check(id)
                        .map(this::of)
                        .orElseGet(() -> placed(incident).with(Label.CHECK, id.value()));
        return filed(labels, incident.subject().classification())
                .with(Label.KIND, kind(incident.subject().origin()));
    }

    private static String kind(Subject.Origin origin) {
        return switch (origin) {
            case Subject.Breach _ -> Labels.BREACH;
            case Subject.BrokenSource _ -> Labels.BROKEN;
            case Subject.Report _ -> Labels.REPORT;
        };
    }

    private Labels reported(Incident incident) {
        return filed(placed(incident), incident.subject().classification())
                .with(Label.KIND, kind(incident.subject().origin()));
    }

    private static Labels placed(Incident incident) {
        var place = incident.subject().place();
        return Labels.NONE
                .with(Label.PIPELINE, place.pipeline())
                .with(Label.DATA_SET, place.dataSets())
                .with(Label.LABEL, place.labels());
    }

    private static Labels filed(Labels labels, Subject.Classification filed) {
        return labels.with(Label.SEVERITY, filed.severity())
                .with(Label.CATEGORY, filed.category())
                .with(Label.SUBCATEGORY, filed.subcategory());
    }

    private Labels of(Check check) {
        var dataSet = check.measure().dataSet();
        var words = playbook.inputs().catalogue().card(dataSet).words();
        var handling = check.handling();
        var labels =
                Labels.NONE
                        .with(Label.CHECK, check.id().value())
                        .with(Label.DATA_SET, dataSet.value())
                        .with(Label.SOURCE, new Tickets(playbook, inForce).source(check))
                        .with(Label.TAG, handling.labels().tags())
                        .with(Label.TAG, words.tags())
                        .with(Label.OWNER, handling.owner().stream().toList())
                        .with(Label.OWNER, words.owners());
        for (var pipeline : pipelines(dataSet.value())) {
            labels =
                    labels.with(Label.PIPELINE, pipeline.id())
                            .with(Label.LABEL, pipeline.labels())
                            .with(Label.OWNER, pipeline.ownership().primary());
        }
        return labels;
    }

    /** Those that the data set belongs to. */
    private List<Pipeline> pipelines(String dataSet) {
        var radius = BlastRadius.ofDataSet(dataSet, inForce.around().directory());
        return radius.pipelines().subList(0, radius.origins());
    }
}
