package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Severity.Level;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Access;
import org.tocsin.domain.notice.Purpose;

class ServiceNowTest {
    /** As much of the Table API as is used. */
    private static final class FakeTable extends Site {
        private final List<ObjectNode> records = new ArrayList<>();
        private final List<ObjectNode> changes = new ArrayList<>();
        private boolean failsAfterCreation;

        FakeTable() throws IOException {}

        @Override
        synchronized Reply reply(Asked one) {
            return switch (one.method()) {
                case "POST" -> create((ObjectNode) one.json());
                case "PATCH" -> change(one.path(), (ObjectNode) one.json());
                default -> Reply.of(200, found(one.path()));
            };
        }

        private Reply create(ObjectNode record) {
            record.put("sys_id", "id" + records.size()).put("number", "INC00" + records.size());
            record.put("state", "1");
            records.add(record);
            return failsAfterCreation
                    ? Reply.of(504, "gateway")
                    : Reply.of(201, "{\"result\":%s}".formatted(record));
        }

        private Reply change(String path, ObjectNode change) {
            var id = path.substring(path.lastIndexOf('/') + 1);
            changes.add(change);
            records.stream()
                    .filter(record -> record.path("sys_id").asText().equals(id))
                    .forEach(record -> record.setAll(change));
            return Reply.of(200, "{}");
        }

        private String found(String path) {
            var query = URLDecoder.decode(path, StandardCharsets.UTF_8);
            var answer = Json.object();
            var result = answer.putArray("result");
            records.stream()
                    .filter(record ->
                            query.endsWith(
                                    "correlation_id=" + record.path("correlation_id").asText()))
                    .forEach(result::add);
            return answer.toString();
        }
    }

    private FakeTable site;
    private ServiceNow serviceNow;

    @BeforeEach
    void open() throws IOException {
        site = new FakeTable();
        var access = new Access(site.url(), Optional.of("bot"), SomeSecrets.named("password"));
        serviceNow =
                new ServiceNow(
                        new ChannelSpec.ServiceNow(access, "Solved"),
                        new SomeSecrets().with("password", "hunter2"),
                        Networks.patient());
    }

    @AfterEach
    void close() {
        serviceNow.close();
        site.close();
    }

    private Delivery send(Purpose purpose, int id) throws InterruptedException {
        return serviceNow.send(List.of(Messages.alert().purpose(purpose).message(id)));
    }

    @Test
    void anIncidentIsOneRecordFromTheAlertToTheEnd() throws Exception {
        assertThat(send(Purpose.ALERT, 1)).isEqualTo(new Delivery.Accepted("INC000"));
        assertThat(send(Purpose.ACKNOWLEDGED, 2)).isEqualTo(new Delivery.Accepted("INC000"));
        assertThat(send(Purpose.UPDATE, 3)).isEqualTo(new Delivery.Accepted("INC000"));
        assertThat(send(Purpose.RESOLVED, 4)).isEqualTo(new Delivery.Accepted("INC000"));
        assertThat(site.records).hasSize(1);
        var record = site.records.getFirst();
        assertThat(record.path("correlation_id").asText()).isEqualTo("tocsin-incident-7");
        assertThat(record.path("short_description").asText()).isEqualTo("Orders are missing");
        assertThat(record.path("urgency").asText()).isEqualTo("1");
        assertThat(site.changes)
                .extracting(c -> c.path("state").asText(""))
                .containsExactly("2", "", "6");
        assertThat(site.changes)
                .allSatisfy(
                        c -> assertThat(c.path("work_notes").asText()).contains("Only 12 rows"));
        assertThat(record.path("close_code").asText()).isEqualTo("Solved");
        assertThat(record.path("close_notes").asText()).contains("Only 12 rows");
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        send(Purpose.ALERT, 1);
        send(Purpose.ALERT, 1);
        send(Purpose.UPDATE, 2);
        send(Purpose.UPDATE, 2);
        assertThat(site.records).hasSize(1);
        assertThat(site.changes).hasSize(1);
    }

    @Test
    void aRecordIsLookedForBeforeItIsCreatedAgain() throws Exception {
        site.failsAfterCreation = true;
        assertThat(send(Purpose.ALERT, 1)).isInstanceOf(Delivery.Later.class);
        assertThat(send(Purpose.ALERT, 1)).isEqualTo(new Delivery.Accepted("INC000"));
        assertThat(site.records).hasSize(1);
    }

    @Test
    void whatIsClosedStaysClosedAndGetsTheNote() throws Exception {
        send(Purpose.ALERT, 1);
        site.records.getFirst().put("state", "7");
        send(Purpose.RESOLVED, 2);
        assertThat(site.changes.getFirst().has("state")).isFalse();
        assertThat(site.changes.getFirst().has("work_notes")).isTrue();
    }

    @Test
    void withoutARecordThereIsNothingToResolve() throws Exception {
        assertThat(send(Purpose.RESOLVED, 1))
                .isEqualTo(new Delivery.Accepted("there is no incident to change"));
        assertThat(site.records).isEmpty();
    }

    @Test
    void textsAndKeysFitTheirFields() throws Exception {
        var message =
                Messages.alert()
                        .titled("😀".repeat(1500))
                        .about("k^x=".repeat(60))
                        .saying("s", "y".repeat(9000))
                        .level("P3", Level.INFO)
                        .message(1);
        serviceNow.send(List.of(message));
        var record = site.records.getFirst();
        assertThat(record.path("short_description").asText()).hasSizeLessThanOrEqualTo(160);
        assertThat(record.path("description").asText()).hasSize(4000);
        assertThat(record.path("correlation_id").asText()).matches("[A-Za-z0-9._-]{1,100}");
        assertThat(record.path("impact").asText()).isEqualTo("3");
    }

    @Test
    void aTestCreatesNothing() throws Exception {
        assertThat(send(Purpose.TEST, 1)).isInstanceOf(Delivery.Accepted.class);
        assertThat(site.asked).extracting(Site.Asked::method).containsExactly("GET");
    }
}
