package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Access;
import org.tocsin.domain.notice.ChannelSpec.JiraSite;
import org.tocsin.domain.notice.ChannelSpec.JiraSite.Edition;
import org.tocsin.domain.notice.Purpose;

class JiraTest {
    /** As much of Jira as is used; its search may lag behind. */
    private static final class FakeJira extends Site {
        private record Issue(String key, JsonNode fields, List<String> comments) {}

        private final List<Issue> issues = new ArrayList<>();
        private String status = "Open";
        private boolean searchLags;
        private boolean answersNothingToCreation;
        private Optional<Reply> always = Optional.empty();

        FakeJira() throws IOException {}

        @Override
        synchronized Reply reply(Asked one) {
            if (always.isPresent()) {
                return always.get();
            }
            var path = one.path().replaceFirst("/rest/api/[23]", "");
            if (path.startsWith("/search")) {
                return Reply.of(200, found(URLDecoder.decode(path, StandardCharsets.UTF_8)));
            }
            if (path.startsWith("/mypermissions")) {
                return Reply.of(
                        200,
                        "{'permissions':{'CREATE_ISSUES':{'havePermission':true},'ADD_COMMENTS':{'havePermission':true},'TRANSITION_ISSUES':{'havePermission':false}}}"
                                .replace('\'', '"'));
            }
            if (path.equals("/issue")) {
                issues.add(
                        new Issue(
                                "DATA-" + (issues.size() + 1),
                                one.json().path("fields"),
                                new ArrayList<>()));
                return answersNothingToCreation
                        ? Reply.of(201, "")
                        : Reply.of(201, "{\"key\":\"%s\"}".formatted(issues.getLast().key()));
            }
            return ofIssue(one, path);
        }

        private Reply ofIssue(Asked one, String path) {
            var issue =
                    issues.get(Integer.parseInt(path.replaceAll("/issue/DATA-(\\d+).*", "$1")) - 1);
            boolean posts = one.method().equals("POST");
            if (path.contains("/comment")) {
                if (posts) {
                    issue.comments().add(one.json().path("body").toString());
                    return Reply.of(201, "{}");
                }
                var comments = Json.object();
                var list = comments.putArray("comments");
                issue.comments().forEach(comment -> list.addObject().put("body", comment));
                return Reply.of(200, comments.toString());
            }
            if (path.contains("/transitions")) {
                if (posts) {
                    status =
                            one.json().at("/transition/id").asText().equals("31")
                                    ? "Closed"
                                    : "Doing";
                    return Reply.of(204, "");
                }
                return Reply.of(200, transitions());
            }
            var answer = Json.object();
            var fields = answer.putObject("fields");
            fields.set("description", issue.fields().path("description"));
            var category =
                    switch (status) {
                        case "Open" -> "new";
                        case "Doing" -> "indeterminate";
                        default -> "done";
                    };
            fields.putObject("status")
                    .put("name", status)
                    .putObject("statusCategory")
                    .put("key", category);
            return Reply.of(200, answer.toString());
        }

        private String transitions() {
            var offered =
                    switch (status) {
                        case "Open" -> "{'id':'21','name':'Start','to':{'name':'Doing'}}";
                        case "Doing" -> "{'id':'31','name':'Done','to':{'name':'Closed'}}";
                        default -> "";
                    };
            return ("{'transitions':[" + offered + "]}").replace('\'', '"');
        }

        private String found(String query) {
            var answer = Json.object();
            var list = answer.putArray("issues");
            issues.stream()
                    .filter(_ -> !searchLags)
                    .filter(issue ->
                            query.contains(
                                    "labels = \"%s\""
                                            .formatted(issue.fields().at("/labels/1").asText())))
                    .forEach(issue -> list.addObject().put("key", issue.key()));
            return answer.toString();
        }
    }

    private final SomeSecrets secrets = new SomeSecrets().with("token", "hunter2");
    private FakeJira site;

    @BeforeEach
    void open() throws IOException {
        site = new FakeJira();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Jira jira(Edition edition) {
        var access =
                new Access(
                        site.url() + "/",
                        edition == Edition.CLOUD
                                ? Optional.of("bot@example.com")
                                : Optional.empty(),
                        SomeSecrets.named("token"));
        return new Jira(
                new ChannelSpec.Jira(
                        new JiraSite(access, edition),
                        "DATA",
                        "Task",
                        Map.of(Purpose.ACKNOWLEDGED, "doing", Purpose.RESOLVED, "Done"),
                        Map.of("P0", "Highest")),
                secrets,
                Networks.patient());
    }

    private static Delivery send(Jira jira, Purpose purpose, int id) throws InterruptedException {
        return jira.send(List.of(Messages.alert().purpose(purpose).message(id)));
    }

    @Test
    void anIncidentIsOneIssueFromTheAlertToTheEnd() throws Exception {
        try (var jira = jira(Edition.DATA_CENTER)) {
            for (var purpose :
                    List.of(
                            Purpose.ALERT,
                            Purpose.ACKNOWLEDGED,
                            Purpose.UPDATE,
                            Purpose.RESOLVED)) {
                assertThat(send(jira, purpose, purpose.ordinal()))
                        .isEqualTo(new Delivery.Accepted("DATA-1"));
            }
        }
        assertThat(site.issues).hasSize(1);
        var issue = site.issues.getFirst();
        assertThat(issue.fields().path("summary").asText()).isEqualTo("[P0] Orders are missing");
        assertThat(issue.fields().at("/project/key").asText()).isEqualTo("DATA");
        assertThat(issue.fields().at("/issuetype/name").asText()).isEqualTo("Task");
        assertThat(issue.fields().at("/priority/name").asText()).isEqualTo("Highest");
        assertThat(issue.fields().path("description").asText())
                .contains("Only 12 rows", "Rows: 12");
        assertThat(issue.comments()).hasSize(3);
        assertThat(site.status).isEqualTo("Closed");
        assertThat(site.last().header("Authorization")).isEqualTo("Bearer hunter2");
    }

    @Test
    void theCloudIsGivenDocumentsAndAskedByItsOwnSearch() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            send(jira, Purpose.ALERT, 1);
        }
        assertThat(site.asked.getFirst().path()).startsWith("/rest/api/3/search/jql?");
        var description = site.issues.getFirst().fields().path("description");
        assertThat(description.path("type").asText()).isEqualTo("doc");
        assertThat(description.at("/content/0/content/0/text").asText())
                .isEqualTo("Only 12 rows of 3,538.");
        assertThat(site.last().header("Authorization"))
                .isEqualTo(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("bot@example.com:hunter2".getBytes()));
    }

    @Test
    void anIssueIsLookedForBeforeItIsCreatedEvenByAnotherProcess() throws Exception {
        try (var one = jira(Edition.DATA_CENTER);
                var other = jira(Edition.DATA_CENTER)) {
            send(one, Purpose.ALERT, 1);
            send(other, Purpose.UPDATE, 2);
        }
        assertThat(site.issues).hasSize(1);
        assertThat(site.issues.getFirst().comments()).hasSize(1);
    }

    @Test
    void whatCameThroughBeforeIsNotRepeated() throws Exception {
        try (var jira = jira(Edition.CLOUD);
                var restarted = jira(Edition.CLOUD)) {
            send(jira, Purpose.ALERT, 1);
            send(jira, Purpose.UPDATE, 2);
            assertThat(send(restarted, Purpose.ALERT, 1))
                    .isEqualTo(new Delivery.Accepted("DATA-1"));
            send(restarted, Purpose.UPDATE, 2);
        }
        assertThat(site.issues).hasSize(1);
        assertThat(site.issues.getFirst().comments()).hasSize(1);
    }

    @Test
    void aCreationWithoutAnAnswerIsFoundAndNotDoneAgain() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            site.answersNothingToCreation = true;
            assertThat(send(jira, Purpose.ALERT, 1)).isInstanceOf(Delivery.Unanswered.class);
            assertThat(send(jira, Purpose.ALERT, 1)).isEqualTo(new Delivery.Accepted("DATA-1"));
        }
        assertThat(site.issues).hasSize(1);
    }

    @Test
    void aSearchThatLagsLeadsToNoSecondIssue() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            site.searchLags = true;
            send(jira, Purpose.ALERT, 1);
            send(jira, Purpose.UPDATE, 2);
        }
        assertThat(site.issues).hasSize(1);
    }

    @Test
    void withoutAnIssueThereIsNothingToClose() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            assertThat(send(jira, Purpose.RESOLVED, 1))
                    .isEqualTo(new Delivery.Accepted("there is no issue to change"));
        }
        assertThat(site.issues).isEmpty();
    }

    @Test
    void aTransitionThatIsMissingIsSaidWithThoseThatAreThere() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            send(jira, Purpose.ALERT, 1);
            assertThat(send(jira, Purpose.RESOLVED, 2))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused ->
                                    assertThat(refused.why())
                                            .contains("from 'Open'", "'Done'", "Start"));
            site.status = "Doing";
            assertThat(send(jira, Purpose.RESOLVED, 2)).isInstanceOf(Delivery.Accepted.class);
            assertThat(send(jira, Purpose.RESOLVED, 2)).isInstanceOf(Delivery.Accepted.class);
        }
        assertThat(site.issues.getFirst().comments()).hasSize(1);
    }

    @Test
    void anAcknowledgementOfWhatIsUnderWayOrDoneMovesNothing() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            send(jira, Purpose.ALERT, 1);
            for (var status : List.of("Doing", "Closed")) {
                site.status = status;
                assertThat(send(jira, Purpose.ACKNOWLEDGED, 2))
                        .isEqualTo(new Delivery.Accepted("DATA-1"));
                assertThat(site.status).isEqualTo(status);
            }
        }
    }

    @Test
    void anAnswerThatCannotBeReadCreatesNothing() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            site.always = Optional.of(Site.Reply.of(200, "<html>please log in</html>"));
            assertThat(send(jira, Purpose.ALERT, 1)).isInstanceOf(Delivery.Later.class);
        }
        assertThat(site.asked).extracting(Site.Asked::method).containsOnly("GET");
    }

    @Test
    void aWrongTokenIsFinalAndNotSaid() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            var basic = Base64.getEncoder().encodeToString("bot@example.com:hunter2".getBytes());
            site.always = Optional.of(Site.Reply.of(401, "who is Basic " + basic + " hunter2?"));
            assertThat(send(jira, Purpose.ALERT, 1))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused ->
                                    assertThat(refused.why())
                                            .contains("who is Basic *** ***?")
                                            .doesNotContain("hunter2", basic));
        }
    }

    @Test
    void limitsHoldForLongTexts() throws Exception {
        var wild = "\"\\😀<>&\n";
        for (var edition : Edition.values()) {
            try (var jira = jira(edition)) {
                var message =
                        Messages.alert()
                                .about("k" + edition)
                                .saying("😀".repeat(1500), wild.repeat(9000))
                                .message(1);
                jira.send(List.of(message));
                var fields = site.issues.getLast().fields();
                assertThat(fields.path("summary").asText()).hasSizeBetween(253, 255).endsWith("…");
                var description = fields.path("description");
                var text = description.isTextual() ? description.asText() : description.toString();
                assertThat(text).hasSizeBetween(20_000, 32_767).contains("Notice " + message.id());
            }
        }
    }

    @Test
    void labelsHaveNoSpacesAndDifferWhereKeysDo() {
        var odd = Jira.label(Messages.alert().about("orders / \"a\"").message(1));
        assertThat(odd).matches("[A-Za-z0-9._-]{1,255}");
        assertThat(odd).isNotEqualTo(Jira.label(Messages.alert().about("orders - 'a'").message(1)));
        assertThat(Jira.label(Messages.alert().about("k".repeat(255)).message(1)))
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aTestLooksAtRightsAndCreatesNothing() throws Exception {
        try (var jira = jira(Edition.CLOUD)) {
            assertThat(send(jira, Purpose.TEST, 1))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused ->
                                    assertThat(refused.why())
                                            .endsWith(
                                                    "these rights are missing: TRANSITION_ISSUES"));
        }
        assertThat(site.issues).isEmpty();
    }
}
