package org.tocsin.domain.playbook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;

/** All planned windows of a playbook together (O-4). */
public record Maintenance(List<PlannedWindow> windows) {
    /** More windows than could follow on each other without a gap. */
    private static final int MOST = 1_000;

    public Maintenance {
        windows = List.copyOf(windows);
    }

    /** A window and the time that it takes up. */
    public record Active(PlannedWindow window, Stretch when) {}

    /** The window that an instant lies in; of several the one that ends last. */
    public Optional<Active> active(Instant at) {
        return windows.stream()
                .flatMap(window -> window.active(at).stream().map(when -> new Active(window, when)))
                .max(Comparator.comparing(active -> active.when().to()));
    }

    /**
     * When work is over for good: windows that overlap or follow at once count as one.
     *
     * @param until the end of one of them
     */
    public Instant end(Instant until) {
        var end = until;
        for (int i = 0; i < MOST; i++) {
            var next = active(end);
            if (next.isEmpty()) {
                return end;
            }
            end = next.get().when().to();
        }
        return end;
    }
}
