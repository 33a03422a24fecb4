package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Severity.Level;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.QuietHours;
import org.tocsin.notify.desktop.Note;

class DesktopTest {
    private static final QuietHours NIGHT =
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));

    private final List<Note> onPlatform = new ArrayList<>();
    private final List<Note> inConsole = new ArrayList<>();
    private final List<Level> heard = new ArrayList<>();
    private boolean hasPlatform = true;
    private boolean hasConsole = true;
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");

    private Delivery send(ChannelSpec.Desktop spec, Message... messages) throws Exception {
        var devices =
                new Desktop.Devices(
                        note -> hasPlatform && onPlatform.add(note),
                        hasConsole ? Optional.of(inConsole::add) : Optional.empty(),
                        heard::add);
        InstantSource clock = () -> now;
        try (var desktop = new Desktop(spec, devices, clock)) {
            return desktop.send(List.of(messages));
        }
    }

    private static ChannelSpec.Desktop loud() {
        return new ChannelSpec.Desktop(true, Optional.empty());
    }

    @Test
    void anAlertPopsUpAndSoundsLikeItsSeverity() throws Exception {
        assertThat(send(loud(), Messages.alert().message(1)))
                .isEqualTo(new Delivery.Accepted("shown on the desktop"));
        assertThat(onPlatform)
                .containsExactly(
                        new Note(
                                "[P0] Orders are missing",
                                "Only 12 rows of 3,538.\nLook at the loader first.",
                                Level.CRITICAL));
        send(loud(), Messages.alert().level("P2", Level.WARNING).message(2));
        assertThat(heard).containsExactly(Level.CRITICAL, Level.WARNING);
    }

    @Test
    void whatIsGoodToKnowMakesNoSound() throws Exception {
        for (var purpose : List.of(Purpose.RESOLVED, Purpose.UPDATE, Purpose.ACKNOWLEDGED)) {
            send(loud(), Messages.alert().purpose(purpose).message(1));
        }
        assertThat(heard).isEmpty();
        assertThat(onPlatform).hasSize(3);
    }

    @Test
    void theSoundCanBeTurnedOffAndRestsInQuietHours() throws Exception {
        send(new ChannelSpec.Desktop(false, Optional.empty()), Messages.alert().message(1));
        var resting = new ChannelSpec.Desktop(true, Optional.of(NIGHT));
        now = Instant.parse("2026-03-02T21:00:00Z");
        send(resting, Messages.alert().message(2));
        assertThat(heard).isEmpty();
        assertThat(onPlatform).hasSize(2);
        now = Instant.parse("2026-03-02T20:59:59Z");
        send(resting, Messages.alert().message(3));
        assertThat(heard).hasSize(1);
    }

    @Test
    void withoutAPlatformsOwnTheConsoleShowsItAndElseItIsRefused() throws Exception {
        hasPlatform = false;
        assertThat(send(loud(), Messages.alert().message(1)))
                .isEqualTo(new Delivery.Accepted("shown in the console"));
        assertThat(inConsole).hasSize(1);
        hasConsole = false;
        assertThat(send(loud(), Messages.alert().message(1))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void severalAreOnePopUpWithTheWorstSound() throws Exception {
        var messages =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                Messages.alert()
                                        .saying("Number " + i, "b")
                                        .level("P" + i, i == 6 ? Level.CRITICAL : Level.INFO)
                                        .message(i))
                        .toArray(Message[]::new);
        send(loud(), messages);
        assertThat(onPlatform.getFirst().title()).isEqualTo("8 messages");
        assertThat(onPlatform.getFirst().body())
                .startsWith("Number 0\nNumber 1")
                .endsWith("and 3 more");
        assertThat(heard).containsExactly(Level.CRITICAL);
    }
}
