package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.Signing;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;

class AnnotationsTest {
    @TempDir private Path folder;
    private Path json;
    private Path html;

    @BeforeEach
    void name() {
        json = folder.resolve("dashboards/now.json");
        html = folder.resolve("dashboards/now.html");
    }

    private Delivery send(Optional<Address> post, Message... messages) throws Exception {
        var spec =
                new ChannelSpec.Annotations(
                        "dashboards/now.json",
                        post,
                        new Signing(post.map(_ -> SomeSecrets.named("key"))));
        var secrets = new SomeSecrets().with("key", "hunter2");
        try (var channel = new Annotations(spec, folder, secrets, Networks.patient())) {
            return channel.send(List.of(messages));
        }
    }

    private Delivery send(Message... messages) throws Exception {
        return send(Optional.empty(), messages);
    }

    private JsonNode current() throws IOException {
        return Json.read(Files.readString(json)).path("annotations");
    }

    private static Messages annotation() {
        return Messages.alert().purpose(Purpose.ANNOTATION).to("sales");
    }

    @Test
    void whatIsSoIsThereAndGoesWhenItIsResolvedAlsoAfterARestart() throws Exception {
        assertThat(send(annotation().message(1))).isEqualTo(new Delivery.Accepted(json.toString()));
        send(annotation().about("other").message(2));
        assertThat(current()).hasSize(2);
        assertThat(current().get(0).path("title").asText()).isEqualTo("[P0] Orders are missing");
        assertThat(current().get(0).path("dashboard").asText()).isEqualTo("sales");
        assertThat(Files.readString(html)).contains("<h3>[P0] Orders are missing</h3>");
        send(annotation().purpose(Purpose.RESOLVED).message(3));
        assertThat(current()).hasSize(1);
        assertThat(current().get(0).path("key").asText()).isEqualTo("other");
        send(annotation().purpose(Purpose.RESOLVED).about("other").message(4));
        assertThat(current()).isEmpty();
        assertThat(Files.readString(html)).doesNotContain("<article");
    }

    @Test
    void newsReplaceWhatWasSaidInItsPlace() throws Exception {
        send(annotation().message(1), annotation().about("other").message(2));
        send(annotation().purpose(Purpose.UPDATE).saying("Nearly done", "b").message(3));
        send(annotation().purpose(Purpose.UPDATE).saying("Nearly done", "b").message(3));
        assertThat(current()).hasSize(2);
        assertThat(current().get(0).path("title").asText()).isEqualTo("Nearly done");
    }

    @Test
    void oneDashboardDoesNotEndWhatAnotherShows() throws Exception {
        send(annotation().message(1), annotation().to("finance").message(2));
        send(annotation().to("finance").purpose(Purpose.RESOLVED).message(3));
        assertThat(current()).hasSize(1);
        assertThat(current().get(0).path("dashboard").asText()).isEqualTo("sales");
    }

    @Test
    void textsCannotBecomePartOfThePage() throws Exception {
        send(
                annotation()
                        .to("\"><x>")
                        .saying("<script>alert('1')</script>", "a & b\n<img>")
                        .message(1));
        assertThat(Files.readString(html))
                .contains("&lt;script&gt;", "a &amp; b<br>\n&lt;img&gt;", "&quot;&gt;&lt;x&gt;")
                .doesNotContain("<script", "<img", "<x>");
    }

    @Test
    void theSameIsPostedSigned() throws Exception {
        try (var site = new Site()) {
            send(Optional.of(new Address.Written(site.url())), annotation().message(1));
            assertThat(site.last().body()).isEqualTo(Files.readString(json));
            assertThat(site.last().header("Tocsin-Signature")).startsWith("v1=");
        }
    }

    @Test
    void aTestTellsReadersNothing() throws Exception {
        send(annotation().message(1));
        send(annotation().purpose(Purpose.TEST).about("test").message(2));
        assertThat(current()).hasSize(1);
    }

    @Test
    void aFileOfSomebodyElseIsNotTouched() throws Exception {
        Files.createDirectories(folder.resolve("dashboards"));
        for (String theirs : List.of("{\"charts\": []}", "", "not JSON")) {
            Files.writeString(json, theirs);
            assertThat(send(annotation().message(1))).isInstanceOf(Delivery.Refused.class);
            assertThat(json).hasContent(theirs);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTriedAgain() throws Exception {
        Files.writeString(folder.resolve("dashboards"), "in the way");
        assertThat(send(annotation().message(1))).isInstanceOf(Delivery.Later.class);
    }
}
