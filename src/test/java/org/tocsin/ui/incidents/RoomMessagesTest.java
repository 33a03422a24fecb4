package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.response.Template;

/** A message while it is written (N-4). */
class RoomMessagesTest {
    private final RoomRig rig = new RoomRig();
    private final RoomViewModel model = rig.model();
    private final RoomMessages messages = new RoomMessages(model, RoomTeam::texts);
    private final UUID id = rig.breach("P1");

    private void show(UUID incident) {
        model.show(incident);
        rig.settle();
        messages.show(model.snapshot().orElseThrow());
    }

    private void to(String audience) {
        messages.audience()
                .set(
                        messages.audiences().stream()
                                .filter(each -> each.id().equals(audience))
                                .findFirst()
                                .orElseThrow());
    }

    private void from(String template) {
        messages.template()
                .set(
                        messages.templates().stream()
                                .filter(each -> each.id().equals(template))
                                .findFirst()
                                .orElseThrow());
    }

    private void send(boolean leaveOut) {
        messages.send(leaveOut, () -> {});
        rig.settle();
        messages.show(model.snapshot().orElseThrow());
    }

    @Test
    void theSheetBeginsWithTheFirstAudienceAndATemplateForANewIncident() {
        show(id);
        assertThat(messages.audience().get()).isEqualTo(messages.audiences().getFirst());
        assertThat(messages.templates().getFirst().use()).isEqualTo(Template.Use.INITIAL);
        assertThat(messages.template().get()).isEqualTo(messages.templates().getFirst());
        assertThat(messages.text().get()).isNotBlank().doesNotContain("{{");
        assertThat(messages.isEdited()).isFalse();
    }

    @Test
    void itSaysWhomItReachesAndWhatSendingDoes() {
        show(id);
        to("product");
        assertThat(messages.reached()).contains("Product owner by email (");
        assertThat(messages.effect()).isEmpty();
        from("status-update");
        assertThat(messages.effect()).isEqualTo("Counts as an update.");
    }

    @Test
    void whatSomebodyHasWrittenSurvivesWhatOthersDo() {
        show(id);
        messages.text().set("half a thought");
        rig.does(id, new Command.Acknowledge());
        rig.settle();
        messages.show(model.snapshot().orElseThrow());
        assertThat(messages.text().get()).isEqualTo("half a thought");
        assertThat(messages.isEdited()).isTrue();
    }

    @Test
    void whatNobodyHasWrittenYetFollowsTheIncident() {
        show(id);
        from("status-update");
        rig.does(id, new Command.Retitle("Orders stand still"));
        rig.settle();
        messages.show(model.snapshot().orElseThrow());
        assertThat(messages.subject().get() + messages.text().get()).contains("Orders stand still");
    }

    @Test
    void anotherIncidentBeginsWithAnEmptySheet() {
        show(id);
        messages.text().set("half a thought");
        show(rig.breach("P2", "Another"));
        assertThat(messages.text().get()).doesNotContain("half a thought");
    }

    @Test
    void placesThatOnlyAPersonCanFillAreCountedAndLeftOutWhenAsked() {
        show(id);
        from("status-update");
        assertThat(messages.left()).isNotEmpty();
        send(true);
        assertThat(messages.refusal().get()).isEmpty();
        var sent = RoomMessages.sent(model.snapshot().orElseThrow()).getFirst();
        assertThat(sent.body()).isNotBlank();
        assertThat(messages.left()).noneMatch(sent.body()::contains);
    }

    @Test
    void whatWasSentIsListedWithItsWordsAndTheSheetBeginsAnew() {
        show(id);
        to("product");
        messages.subject().set("A word");
        messages.text().set("We look at it");
        send(false);
        assertThat(RoomMessages.sent(model.snapshot().orElseThrow()).getFirst())
                .satisfies(sent -> {
                    assertThat(sent.title()).isEqualTo("A word");
                    assertThat(sent.body()).isEqualTo("We look at it");
                    assertThat(sent.to()).contains("Product owner");
                });
        assertThat(messages.isEdited()).isFalse();
        assertThat(messages.text().get()).isNotEqualTo("We look at it");
    }

    @Test
    void whatCannotBeSentIsSaidAndStaysOnTheSheet() {
        show(id);
        messages.text().set("We look at it");
        rig.desk.broken = Optional.of("disk full");
        messages.send(false, () -> {});
        rig.settle();
        assertThat(rig.notes.troubles).singleElement().asString().contains("disk full");
        assertThat(messages.text().get()).isEqualTo("We look at it");
    }

    @Test
    void whatTheRulesSaidIsListedAsWell() {
        rig.at(1);
        rig.memory.runClocks();
        show(id);
        rig.at(90);
        rig.memory.runClocks();
        show(id);
        assertThat(RoomMessages.sent(model.snapshot().orElseThrow()))
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.to()).isNotBlank());
    }
}
