package org.tocsin.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.desktop.Loudspeaker;
import org.tocsin.notify.desktop.Note;
import org.tocsin.notify.desktop.Screen;
import org.tocsin.notify.web.Clip;

/**
 * Pop-ups with a sound per severity, for whoever sits here. What is only good to know makes no
 * sound, and in quiet hours nothing does; the pop-up comes all the same.
 */
final class Desktop implements Channel {
    static final int TITLE = 120;
    static final int BODY = 400;
    private static final int LINES = 5;

    /**
     * Where to show and to sound.
     *
     * @param platform tried first
     * @param console the console's own pop-ups, where there is a console
     */
    record Devices(Screen platform, Optional<Screen> console, Loudspeaker loudspeaker) {}

    private final ChannelSpec.Desktop spec;
    private final Devices devices;
    private final InstantSource clock;

    Desktop(ChannelSpec.Desktop spec, Devices devices, InstantSource clock) {
        this.spec = spec;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public Traits traits() {
        var carried = EnumSet.complementOf(EnumSet.of(Purpose.ANNOTATION));
        return new Traits(carried, true, false, Duration.ofSeconds(2));
    }

    @Override
    public Delivery send(List<Message> messages) throws InterruptedException {
        var note = note(messages);
        messages.stream()
                .filter(message -> sounds(message.purpose()))
                .map(message -> message.topic().urgency().level())
                .min(Severity.Level::compareTo)
                .filter(_ -> isLoud())
                .ifPresent(devices.loudspeaker()::play);
        if (devices.platform().show(note)) {
            return new Delivery.Accepted("shown on the desktop");
        }
        if (devices.console().isPresent() && devices.console().get().show(note)) {
            return new Delivery.Accepted("shown in the console");
        }
        return new Delivery.Refused(
                "there is no desktop here to show it on; on Linux install libnotify-bin, or open"
                        + " the console");
    }

    private boolean isLoud() {
        return spec.sound() && spec.quiet().filter(hours -> hours.at(clock.instant())).isEmpty();
    }

    private static boolean sounds(Purpose purpose) {
        return switch (purpose) {
            case ALERT, REMINDER, TEST -> true;
            case ACKNOWLEDGED, UPDATE, RESOLVED, REPORT, ANNOTATION -> false;
        };
    }

    private static Note note(List<Message> messages) {
        var worst =
                messages.stream()
                        .map(message -> message.topic().urgency().level())
                        .min(Severity.Level::compareTo)
                        .orElse(Severity.Level.INFO);
        if (messages.size() == 1) {
            var message = messages.getFirst();
            return new Note(
                    Clip.to(title(message), TITLE),
                    Clip.to(message.content().body().strip(), BODY),
                    worst);
        }
        String lines =
                messages.stream()
                        .limit(LINES)
                        .map(message -> Clip.to(title(message), TITLE))
                        .collect(Collectors.joining("\n"));
        int more = messages.size() - LINES;
        String body = more > 0 ? lines + "\nand %d more".formatted(more) : lines;
        return new Note(messages.size() + " messages", body, worst);
    }

    private static String title(Message message) {
        String subject = Clip.oneLine(message.content().subject());
        return subject.isEmpty() ? Clip.oneLine(message.topic().title()) : subject;
    }

    @Override
    public void close() {
        devices.loudspeaker().close();
    }
}
