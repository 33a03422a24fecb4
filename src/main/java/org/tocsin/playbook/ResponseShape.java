package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.KnownIssue;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Settings;
import org.tocsin.domain.response.Template;

/** The sections of a playbook that say how the team responds. */
final class ResponseShape {
    static final Shape.Key<List<Category>> CATEGORIES =
            optional(
                    "categories",
                    Structures.entries(GuideShape.CATEGORY),
                    "The kinds of issues there are");
    static final Shape.Key<List<Person>> PEOPLE =
            optional("people", Structures.named(DirectoryShape.PERSON), "Who there is, by name");
    static final Shape.Key<List<Role>> ROLES =
            optional(
                    "roles",
                    Structures.named(DirectoryShape.ROLE),
                    "The parts that people play, by name");
    static final Shape.Key<List<Directory.ContactRow>> CONTACTS =
            optional(
                    "contacts",
                    Structures.entries(DirectoryShape.CONTACT_ROW),
                    "Who is asked for which kind of issue; the first row that fits counts");
    static final Shape.Key<List<PipelineShape.Entry>> PIPELINES =
            optional(
                    "pipelines",
                    Structures.named(PipelineShape.PIPELINE),
                    "The flows of data that somebody owns, by name");
    static final Shape.Key<List<Milestone>> MILESTONES =
            optional(
                    "milestones",
                    Structures.flatEntries(MilestoneShape.MILESTONE),
                    "What must have happened by when");
    static final Shape.Key<List<Ladder>> LADDERS =
            optional(
                    "ladders",
                    Structures.entries(LadderShape.LADDER),
                    "Who is told next while a silence lasts");
    static final Shape.Key<List<Duty>> DUTIES =
            optional(
                    "duties",
                    Structures.flatEntries(DutyShape.DUTY),
                    "What is due again and again until an incident is resolved");
    static final Shape.Key<List<Route>> ROUTES =
            optional(
                    "routes",
                    Structures.entries(RouteShape.ROUTE),
                    "Who hears of an incident by itself");
    static final Shape.Key<List<ImpactRule>> IMPACT =
            optional(
                    "impact",
                    Structures.entries(ImpactShape.RULE),
                    "What declared impact leads to");
    static final Shape.Key<List<Level>> LEVELS =
            optional(
                    "levels",
                    Structures.entries(GuideShape.LEVEL),
                    "The levels of escalation, the first first");
    static final Shape.Key<List<ReviewRule>> REVIEWS =
            optional(
                    "reviews",
                    Structures.flatEntries(ReviewShape.REVIEW),
                    "What is to be done after the resolution");
    static final Shape.Key<Settings> INCIDENTS =
            optional(
                    "incidents",
                    SettingsShape.SETTINGS,
                    "What the team wants of the incidents themselves");
    static final Shape.Key<List<Procedure>> PROCEDURES =
            optional(
                    "procedures",
                    Structures.entries(ProcedureShape.PROCEDURE),
                    "What to do, step by step");
    static final Shape.Key<List<Template>> TEMPLATES =
            optional(
                    "templates",
                    Structures.entries(TemplateShape.TEMPLATE),
                    "The texts of messages");
    static final Shape.Key<List<KnownIssue>> KNOWN_ISSUES =
            optional(
                    "known-issues",
                    Structures.entries(GuideShape.KNOWN_ISSUE),
                    "What has gone wrong before");

    private static final Shape.Key<String> BETWEEN =
            required("between", Scalars.TEXT, "What the document says in one place");
    private static final Shape.Key<String> AND =
            required("and", Scalars.TEXT, "What it says in another");
    private static final Shape.Key<String> DECIDED =
            required("decided", Scalars.TEXT, "What this playbook holds to");
    static final Shape.Key<List<Contradiction>> CONTRADICTIONS =
            optional(
                    "contradictions",
                    Structures.entries(
                            new Shape<>(
                                    List.of(BETWEEN, AND, DECIDED),
                                    fields ->
                                            new Contradiction(
                                                    fields.get(BETWEEN),
                                                    fields.get(AND),
                                                    fields.get(DECIDED),
                                                    fields.place()))),
                    "Where the team's document speaks against itself; lint repeats them");

    /** Two words of the team's document that cannot both hold. */
    record Contradiction(String between, String and, String decided, Place at) {}

    static final List<Shape.Key<?>> KEYS =
            List.of(
                    CATEGORIES,
                    PEOPLE,
                    ROLES,
                    CONTACTS,
                    PIPELINES,
                    MILESTONES,
                    LADDERS,
                    DUTIES,
                    ROUTES,
                    IMPACT,
                    LEVELS,
                    REVIEWS,
                    INCIDENTS,
                    PROCEDURES,
                    TEMPLATES,
                    KNOWN_ISSUES,
                    CONTRADICTIONS);

    private ResponseShape() {}

    static Response response(Sections sections) {
        return new Response(
                sections.all(CATEGORIES),
                new ClockRules(
                        sections.all(MILESTONES),
                        sections.all(LADDERS),
                        sections.all(DUTIES),
                        sections.all(ROUTES),
                        new ClockRules.Turns(
                                sections.all(IMPACT),
                                sections.all(LEVELS),
                                sections.all(REVIEWS),
                                sections.once(INCIDENTS).orElse(Settings.USUAL))),
                new Directory(
                        sections.all(PEOPLE),
                        sections.all(ROLES),
                        sections.all(PIPELINES).stream()
                                .map(PipelineShape.Entry::pipeline)
                                .toList(),
                        sections.all(CONTACTS)),
                new Guides(
                        sections.all(PROCEDURES),
                        sections.all(TEMPLATES),
                        sections.all(KNOWN_ISSUES)));
    }
}
