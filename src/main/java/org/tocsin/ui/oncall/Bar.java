package org.tocsin.ui.oncall;

import java.util.List;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.Shift;

/**
 * One stretch of a post's row.
 *
 * @param shifts of everybody who holds it, usually one; none in a gap
 * @param why in words
 */
record Bar(Post post, Stretch when, List<Shift> shifts, Kind kind, String why) {
    Bar {
        shifts = List.copyOf(shifts);
    }

    enum Kind {
        TURN,
        COVER,
        OVERRIDE,
        TRADE,
        GAP
    }

    List<String> people() {
        return shifts.stream().map(Shift::person).toList();
    }
}
