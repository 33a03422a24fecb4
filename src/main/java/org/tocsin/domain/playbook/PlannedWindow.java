package org.tocsin.domain.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.MaintenanceWindow;
import org.tocsin.domain.response.Recipients;

/**
 * Maintenance that is planned (O-4).
 *
 * @param windows one for each part of the interval that it follows
 * @param announcements who is told beforehand
 */
public record PlannedWindow(
        String id,
        String title,
        List<MaintenanceWindow> windows,
        List<Announcement> announcements) {
    public PlannedWindow {
        windows = List.copyOf(windows);
        announcements = List.copyOf(announcements);
    }

    /**
     * @param before how long before the window starts
     */
    public record Announcement(Duration before, Recipients to) {}

    /** The window that an instant lies in, whole. */
    public Optional<Stretch> active(Instant at) {
        return windows.stream().flatMap(window -> window.active(at).stream()).findFirst();
    }
}
