package org.tocsin.domain.playbook;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.quiet.QuietRules;
import org.tocsin.domain.remedy.Remedy;
import org.tocsin.domain.response.Response;

/** One team's rules in force, every reference resolved. */
public record Playbook(
        Header header,
        List<SeverityGuide> severities,
        Inputs inputs,
        List<Check> checks,
        Conduct conduct) {
    public Playbook {
        severities = List.copyOf(severities);
        checks = List.copyOf(checks);
    }

    /**
     * @param name kebab-case
     * @param zone the team's, for schedules and for people
     */
    public record Header(
            String name, String title, String description, ZoneId zone, Guidance guidance) {
        public Header(String name, String title, String description, ZoneId zone) {
            this(name, title, description, zone, Guidance.NONE);
        }
    }

    /**
     * What people do, by which rules and at which hours.
     *
     * @param runbooks texts to follow when a check fails
     * @param time when the team works and who is on call
     * @param remedies what the machine may try by itself
     * @param quiet whom not to disturb when
     */
    public record Conduct(
            List<Runbook> runbooks,
            Response response,
            TeamTime time,
            List<Remedy> remedies,
            QuietRules quiet) {
        public Conduct {
            runbooks = List.copyOf(runbooks);
            remedies = List.copyOf(remedies);
        }

        /** Where people do everything themselves, with the usual quiet. */
        public Conduct(List<Runbook> runbooks, Response response, TeamTime time) {
            this(runbooks, response, time, List.of(), QuietRules.USUAL);
        }

        /** No rules at all, in a zone, at the usual hours. */
        public static Conduct none(ZoneId zone) {
            return new Conduct(List.of(), Response.NONE, TeamTime.standard(zone));
        }
    }

    /**
     * What the checks look at.
     *
     * @param catalogue what people know of the data sets
     * @param expected days that baselines leave out
     */
    public record Inputs(
            List<SourceSpec> sources,
            List<DataSet> dataSets,
            List<Measure> measures,
            List<ExpectedVariation> expected,
            Catalogue catalogue) {
        public Inputs(List<SourceSpec> sources, List<DataSet> dataSets, List<Measure> measures) {
            this(sources, dataSets, measures, List.of(), Catalogue.NONE);
        }

        public Inputs {
            expected = List.copyOf(expected);
            sources = List.copyOf(sources);
            dataSets = List.copyOf(dataSets);
            measures = List.copyOf(measures);
        }
    }

    public Optional<Check> check(CheckId id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst();
    }

    public Optional<Measure> measure(MeasureId id) {
        return inputs.measures().stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    public Optional<DataSet> dataSet(DataSetId id) {
        return inputs.dataSets().stream().filter(dataSet -> dataSet.id().equals(id)).findFirst();
    }

    public Optional<SourceSpec> source(SourceId id) {
        return inputs.sources().stream().filter(source -> source.id().equals(id)).findFirst();
    }

    public List<Runbook> runbooks() {
        return conduct.runbooks();
    }

    public Response response() {
        return conduct.response();
    }

    public TeamTime time() {
        return conduct.time();
    }

    public QuietRules quiet() {
        return conduct.quiet();
    }

    public Optional<SeverityGuide> severity(String id) {
        return severities.stream().filter(guide -> guide.severity().id().equals(id)).findFirst();
    }

    public Optional<Runbook> runbook(String id) {
        return runbooks().stream().filter(runbook -> runbook.id().equals(id)).findFirst();
    }
}
