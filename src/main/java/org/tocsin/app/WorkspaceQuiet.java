package org.tocsin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.quiet.SilenceEdit.Wish;
import org.tocsin.engine.QuietDesk;
import org.tocsin.ui.notices.Quiet;

/**
 * The quiet of the open workspace.
 *
 * @param now the window's clock
 */
record WorkspaceQuiet(QuietDesk desk, Supplier<Instant> now) implements Quiet {
    @Override
    public List<Silence> silences() {
        return desk.silences();
    }

    @Override
    public Preview preview(String matchers) {
        Matchers parsed;
        try {
            parsed = parse(matchers);
        } catch (IllegalArgumentException refused) {
            return new Preview.Refused(String.valueOf(refused.getMessage()));
        }
        var hidden = desk.preview(parsed);
        return new Preview.Hides(
                hidden.incidents().stream()
                        .map(each -> "#%d %s".formatted(each.id().number(), each.subject().title()))
                        .toList(),
                hidden.checks().stream().map(CheckId::value).toList(),
                hidden.alerts().size());
    }

    private static Matchers parse(String matchers) {
        return Matchers.parse(
                matchers.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    @Override
    public Optional<String> silence(String matchers, Duration lasting, String reason) {
        try {
            var begun = now.get();
            return refusal(desk.add(new Wish(parse(matchers), begun, begun.plus(lasting), reason)));
        } catch (IllegalArgumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public Optional<String> end(UUID silence) {
        return refusal(desk.end(silence));
    }

    private static Optional<String> refusal(QuietDesk.Reply reply) {
        return switch (reply) {
            case QuietDesk.Reply.Done _ -> Optional.empty();
            case QuietDesk.Reply.Refused(var reason) -> Optional.of(reason);
        };
    }

    @Override
    public MonitorFigures figures(int days) {
        var end = now.get();
        return desk.figures(Stretch.between(end.minus(Duration.ofDays(days)), end).orElseThrow());
    }
}
