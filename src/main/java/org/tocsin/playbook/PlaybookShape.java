package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Running.Cadence;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Guidance;
import org.tocsin.domain.playbook.SeverityGuide;

/** The sections of a playbook; any of its files may hold any of them. */
final class PlaybookShape {
    static final Shape.Key<String> NAME = optional("name", Scalars.ID, "The playbook's name");
    static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the name when not said");
    static final Shape.Key<String> DESCRIPTION =
            optional("description", Scalars.TEXT, "What the playbook is for");
    static final Shape.Key<ZoneId> ZONE =
            optional("zone", Scalars.ZONE, "The team's time zone; UTC when not said");
    static final Shape.Key<Function<ZoneId, Cadence>> SCHEDULE =
            optional(
                    "schedule",
                    ScheduleShape.SCHEDULE,
                    "When checks run that say nothing else; manual when not said");

    private static final Shape.Key<LocalTime> AT = required("at", Scalars.TIME, "The time of day");
    private static final Shape.Key<String> WHAT = required("what", Scalars.TEXT, "What happens");
    static final Shape.Key<List<Guidance.Step>> DAY =
            optional(
                    "day",
                    Structures.entries(
                            new Shape<>(
                                    List.of(AT, WHAT),
                                    fields -> new Guidance.Step(fields.get(AT), fields.get(WHAT)))),
                    "What happens when, by the playbook's zone");

    private static final Shape.Key<String> NOTE_TITLE =
            required("title", Scalars.TEXT, "What the note is about");
    private static final Shape.Key<String> NOTE_TEXT =
            required("text", Scalars.TEXT, "What it says, in Markdown");
    static final Shape.Key<List<Guidance.Note>> NOTES =
            optional(
                    "notes",
                    Structures.entries(
                            new Shape<>(
                                    List.of(NOTE_TITLE, NOTE_TEXT),
                                    fields ->
                                            new Guidance.Note(
                                                    fields.get(NOTE_TITLE),
                                                    fields.get(NOTE_TEXT)))),
                    "Advice for people, such as how to tune thresholds");

    static final Shape.Key<List<SeverityGuide>> SEVERITIES =
            optional(
                    "severities",
                    Structures.entries(SeverityShape.SEVERITY),
                    "The team's scale, the worst first");
    static final Shape.Key<List<SourceSpec>> SOURCES =
            optional("sources", Structures.named(SourceShape.SOURCE), "Where data lives, by name");
    static final Shape.Key<List<DataSetShape.Entry>> DATA_SETS =
            optional(
                    "datasets",
                    Structures.named(DataSetShape.DATA_SET),
                    "What checks look at, by name");
    static final Shape.Key<List<CardShape.TierEntry>> TIERS =
            optional(
                    "tiers",
                    Structures.entries(CardShape.TIERS),
                    "What is promised of data sets by how much they matter, such as {tier: 1,"
                            + " score: 99.5%, within: 30m}");
    static final Shape.Key<List<Measure>> MEASURES =
            optional(
                    "measures",
                    Structures.named(MeasureShape.MEASURE),
                    "Numbers that are reckoned from data sets, by name");
    static final Shape.Key<List<ExpectedVariation>> EXPECTED =
            optional(
                    "expected",
                    Structures.entries(DaysShape.EXPECTED),
                    "Days that are out of the ordinary, such as promotions: baselines leave them"
                            + " out, rules still judge them");
    static final Shape.Key<List<CheckShape.Entry>> CHECKS =
            optional(
                    "checks",
                    Structures.entries(CheckShape.CHECK),
                    "What is asked of the measures");

    private static final List<Shape.Key<?>> OWN =
            List.of(
                    NAME,
                    TITLE,
                    DESCRIPTION,
                    ZONE,
                    SCHEDULE,
                    RunningShape.DAMPING,
                    QuietShape.QUIET,
                    DAY,
                    NOTES,
                    SEVERITIES,
                    SOURCES,
                    DATA_SETS,
                    TIERS,
                    MEASURES,
                    EXPECTED,
                    CHECKS,
                    RemedyShape.REMEDIES,
                    DeploymentShape.DEPLOYMENTS);

    static final Shape<Fields> FILE =
            new Shape<>(
                    Stream.of(OWN, TimeShape.KEYS, ResponseShape.KEYS)
                            .flatMap(List::stream)
                            .toList(),
                    Function.identity());

    private PlaybookShape() {}

    /** The whole shape in the words of JSON Schema, draft 7. */
    static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Tocsin playbook");
        schema.putAll(FILE.schema());
        return schema;
    }
}
