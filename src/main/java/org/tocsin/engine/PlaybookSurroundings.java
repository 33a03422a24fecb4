package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Directory;

/** The usual working hours in the playbook's zone, its directory, and nobody on call. */
record PlaybookSurroundings(BusinessCalendar calendar, Directory directory)
        implements Surroundings {
    static PlaybookSurroundings of(Playbook playbook) {
        var conduct = playbook.conduct();
        return new PlaybookSurroundings(
                BusinessCalendar.standard(conduct.time().zone(), Holidays.NONE),
                conduct.response().directory());
    }

    @Override
    public Instant after(Instant from, Span span) {
        return calendar.after(from, span);
    }

    @Override
    public Instant working(Instant at) {
        return calendar.nextWorking(at);
    }

    @Override
    public List<String> onCall(String schedule, String position, Instant at) {
        return List.of();
    }
}
