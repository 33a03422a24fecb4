package org.tocsin.domain.notice;

import java.util.List;

/**
 * How a message arrives by each kind of channel, and how much of what the channel takes it uses up
 * (N-1, N-4).
 *
 * @param channel its name for people
 * @param subject as it is shown there, cut where it is too long
 * @param body likewise
 */
public record Fitting(String channel, String subject, String body, List<Room> rooms) {
    public Fitting {
        rooms = List.copyOf(rooms);
    }

    /**
     * @param part such as {@code heading}
     * @param used in UTF-16 units, as the channel counts
     */
    public record Room(String part, int used, int most) {
        public boolean isEnough() {
            return used <= most;
        }
    }
}
