package org.tocsin.domain.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.domain.response.Template;

/**
 * What a template can have filled in: the one catalogue that lint, the editor's help and the
 * filling share (N-4). Written {@code {{name}}} where it is a value, and {@code {{#name}} …
 * {{/name}}} where it is a list or what stands between is for when it is known.
 */
public enum Field {
    NUMBER(Kind.VALUE, Of.INCIDENT, "The incident's number", "#12"),
    TITLE(Kind.VALUE, Of.INCIDENT, "What is wrong, in a few words", "Daily revenue fell to $8,120"),
    SEVERITY(Kind.VALUE, Of.INCIDENT, "On the playbook's scale", "P1"),
    STATE(Kind.VALUE, Of.INCIDENT, "How far it has come", "Investigating"),
    CATEGORY(Kind.VALUE, Of.INCIDENT, "The kind of issue", "Data quality issues"),
    PIPELINE(Kind.VALUE, Of.INCIDENT, "The pipeline", "Aggregate Profit Pipeline"),
    AFFECTED_SYSTEM(Kind.VALUE, Of.INCIDENT, "What is affected", "events"),
    DETECTED(Kind.VALUE, Of.INCIDENT, "When it was detected", "4 Mar 2025 06:35 UTC"),
    DETECTED_BY(Kind.VALUE, Of.INCIDENT, "Who or what found it", "Automated Detection System"),
    STARTED(
            Kind.VALUE,
            Of.INCIDENT,
            "When the trouble began, as far as it is known; else the detection",
            "4 Mar 2025 06:00 UTC"),
    RESOLVED(Kind.VALUE, Of.INCIDENT, "When it was resolved", "4 Mar 2025 09:10 UTC"),
    DURATION(
            Kind.VALUE,
            Of.INCIDENT,
            "From its beginning to its resolution, or until now",
            "3 h 10 min"),
    NOW(Kind.VALUE, Of.ANY, "The time at which the message is filled in", "4 Mar 2025 07:05 UTC"),

    IMPACT(Kind.VALUE, Of.INCIDENT, "What it does to the business", "2 teams: Finance, Growth"),
    AFFECTED_METRICS(Kind.VALUE, Of.INCIDENT, "The metrics concerned", "revenue, conversions"),
    AFFECTED_TEAMS(Kind.VALUE, Of.INCIDENT, "The teams concerned", "Finance, Growth"),
    DECISIONS_PENDING(Kind.VALUE, Of.INCIDENT, "What waits for the data", "Budget review"),
    USERS_AFFECTED(Kind.VALUE, Of.INCIDENT, "How many users", "12,000"),
    REVENUE_PER_HOUR(Kind.VALUE, Of.INCIDENT, "Revenue lost per hour", "120,000 per hour"),
    CUSTOMER_IMPACT(Kind.VALUE, Of.INCIDENT, "What customers see of it", "Customer-facing"),
    AFFECTED_ROWS(Kind.VALUE, Of.INCIDENT, "How many rows are affected", "300"),

    FAILED_CHECK(Kind.VALUE, Of.INCIDENT, "The check that failed first", "NULL client_id rate"),
    FAILURE(
            Kind.VALUE,
            Of.INCIDENT,
            "What it said when it last failed",
            "NULL client_id rate (8.5%) exceeds threshold (5.0%)"),
    ERROR_RATE(Kind.VALUE, Of.INCIDENT, "Failed rows of all rows", "8.5% (300/3,538)"),
    LAST_GOOD_RUN(Kind.VALUE, Of.INCIDENT, "The last good run before it", "3 Mar 2025 06:30 UTC"),
    ROOT_CAUSE(Kind.VALUE, Of.INCIDENT, "The root cause", "Consent banner blocked tracking"),

    NEXT_UPDATE(Kind.VALUE, Of.INCIDENT, "When the next update is due", "4 Mar 2025 07:35 UTC"),
    NEXT_DEADLINE(
            Kind.VALUE,
            Of.INCIDENT,
            "What is due next, and when",
            "Impact assessment by 4 Mar 2025 07:05 UTC"),
    UPDATE_EVERY(Kind.VALUE, Of.INCIDENT, "How often updates come", "30 minutes"),
    ESCALATION_LEVEL(Kind.VALUE, Of.INCIDENT, "The level reached", "L2 (Team lead)"),
    OWNER(Kind.VALUE, Of.INCIDENT, "Who has it", "Engineer A"),
    INCIDENT_COMMANDER(
            Kind.VALUE,
            Of.INCIDENT,
            "The incident commander, with phone and e-mail",
            "Engineer A, +1-555-0101, engineer-a@company.com"),
    TECHNICAL_LEAD(Kind.VALUE, Of.INCIDENT, "The technical lead, likewise", "Engineer B"),
    TECHNICAL_OWNER(Kind.VALUE, Of.INCIDENT, "The technical owner", "payments.team@company.com"),
    BUSINESS_OWNER(Kind.VALUE, Of.INCIDENT, "The business owner", "customer.success@company.com"),
    EXECUTIVE_SPONSOR(Kind.VALUE, Of.INCIDENT, "The executive sponsor", "vp@company.com"),
    TEAM(Kind.VALUE, Of.INCIDENT, "Who works on it", "Engineer A (Commander), Engineer B"),
    BRIDGE(Kind.VALUE, Of.INCIDENT, "The war room", "https://meet.company.com/incident-12"),

    UPDATE(
            Kind.VALUE,
            Of.INCIDENT,
            "What was written in the update that this message passes on",
            "The consent banner is rolled back."),
    SUMMARY(Kind.VALUE, Of.INCIDENT, "How it was resolved", "Banner rolled back, day reloaded"),
    CAUSE(Kind.VALUE, Of.ANY, "What this message is about", "Escalate to backup on-call"),
    WHY(Kind.VALUE, Of.ANY, "Why it is sent", "not acknowledged within 15m"),
    WHO(Kind.VALUE, Of.ANY, "As what the reader is told", "Backup on-call"),

    ACTIONS_TAKEN(
            Kind.LIST,
            Of.INCIDENT,
            "The steps of procedures that were ticked, as {{.}}",
            "Verify the anomaly exists across multiple data sources"),
    ACTIONS_REQUIRED(
            Kind.LIST, Of.INCIDENT, "What is to be done first, as {{.}}", "Check upstream systems"),
    STAKEHOLDERS(Kind.LIST, Of.INCIDENT, "Who is concerned, as {{.}}", "Data Team Lead"),
    FAILURES(
            Kind.LIST,
            Of.INCIDENT,
            "What each failed check said last, as {{.}}",
            "Missing columns: referrer"),
    CONSUMERS(
            Kind.LIST,
            Of.INCIDENT,
            "Who reads the data, and what the fault means there, as {{.}}",
            "Executive Dashboard: Shows incorrect profit margins"),

    REPORT(Kind.VALUE, Of.REPORT, "The report's title", "Weekly quality report"),
    PERIOD(Kind.VALUE, Of.REPORT, "What it is about", "27 Feb 2025 to 6 Mar 2025"),
    OPENED_COUNT(Kind.VALUE, Of.REPORT, "Incidents opened in the period", "7"),
    RESOLVED_COUNT(Kind.VALUE, Of.REPORT, "Incidents resolved in the period", "5"),
    OPEN_COUNT(Kind.VALUE, Of.REPORT, "Incidents still open", "2"),
    INCIDENTS(
            Kind.EACH,
            Of.REPORT,
            "Incidents of the period or still open; inside, the fields of an incident",
            "{{number}} {{title}}"),
    HEALTHY(Kind.VALUE, Of.REPORT, "How many checks are healthy", "12 of 14"),
    CRITICAL_ALERTS(
            Kind.LIST,
            Of.REPORT,
            "Checks that failed as critical, as {{.}}",
            "NULL client_id rate (8.5%) exceeds threshold (5.0%)"),
    WARNINGS(
            Kind.LIST,
            Of.REPORT,
            "Checks that failed as a warning, as {{.}}",
            "Daily revenue ($12,415) is 2.1 std below average ($20,541)"),
    NOTES(Kind.LIST, Of.REPORT, "Checks that failed as information, as {{.}}", "Funnel varied"),
    NOT_RUN(Kind.LIST, Of.REPORT, "Checks that could not be run, as {{.}}", "events: no file"),
    METRICS(Kind.LIST, Of.REPORT, "Every measure with its value, as {{.}}", "aov: 620.75"),

    WINDOW(Kind.VALUE, Of.WINDOW, "The maintenance window", "Planned maintenance"),
    WINDOW_START(Kind.VALUE, Of.WINDOW, "When it starts", "9 Mar 2025 02:00 UTC"),
    WINDOW_END(Kind.VALUE, Of.WINDOW, "When it ends", "9 Mar 2025 06:00 UTC"),
    WINDOW_AHEAD(Kind.VALUE, Of.WINDOW, "How far ahead this is said", "48 hours");

    /** How it stands in a text. */
    public enum Kind {
        VALUE,
        /** Of texts, each {@code {{.}}}. */
        LIST,
        /** Of things that have fields themselves. */
        EACH
    }

    /** Of what it speaks. */
    public enum Of {
        ANY,
        INCIDENT,
        REPORT,
        WINDOW;

        /** Of what a template speaks. */
        public static Of about(Template.Use use) {
            return switch (use) {
                case INITIAL, UPDATE, RESOLUTION, ANNOTATION, TICKET -> INCIDENT;
                case REPORT -> REPORT;
                case MAINTENANCE -> WINDOW;
            };
        }
    }

    private static final Map<String, Field> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Field::id, Function.identity()));

    private final Kind kind;
    private final Of of;
    private final String meaning;
    private final String example;

    Field(Kind kind, Of of, String meaning, String example) {
        this.kind = kind;
        this.of = of;
        this.meaning = meaning;
        this.example = example;
    }

    /** As it is written in a template: kebab-case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    public Of of() {
        return of;
    }

    public String meaning() {
        return meaning;
    }

    public String example() {
        return example;
    }

    public static Optional<Field> named(String id) {
        return Optional.ofNullable(BY_NAME.get(id));
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Field::id).toList();
    }
}
