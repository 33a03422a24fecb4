package org.tocsin.domain.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.calendar.Stretch;

/** RFC 5545, as far as shifts need it (O-3). */
class ICalendarTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Instant STAMP = Instant.parse("2025-10-01T12:00:00Z");

    @Test
    void anEventIsWrittenInUtcWithCrLf() {
        var text = ICalendarWriter.write("On call", List.of(event("week-1", "engineer-a")), STAMP);
        assertThat(text)
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "BEGIN:VCALENDAR",
                                "VERSION:2.0",
                                "PRODID:-//Tocsin//Tocsin//EN",
                                "CALSCALE:GREGORIAN",
                                "METHOD:PUBLISH",
                                "X-WR-CALNAME:On call",
                                "BEGIN:VEVENT",
                                "UID:week-1",
                                "DTSTAMP:20251001T120000Z",
                                "DTSTART:20251006T160000Z",
                                "DTEND:20251013T160000Z",
                                "SEQUENCE:0",
                                "STATUS:CONFIRMED",
                                "SUMMARY:engineer-a",
                                "DESCRIPTION:rotation: week 1",
                                "TRANSP:TRANSPARENT",
                                "END:VEVENT",
                                "END:VCALENDAR",
                                ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a, b; c \\ d: \"e\"",
                "two\nlines",
                "ends with a backslash \\",
                "\\n is not a line break, \\\\n neither",
                "a very long summary that must be folded more than once because it has far more than"
                        + " seventy-five octets in it, and it goes on and on until it is enough",
                "ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé",
                "鐘が鳴る鐘が鳴る鐘が鳴る鐘が鳴る鐘が鳴る鐘が鳴る鐘が鳴る鐘が鳴る鐘が鳴る",
                "🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔",
            })
    void whateverIsWrittenIsReadBack(String summary) {
        var event = event("week-1", summary);
        var text = ICalendarWriter.write(summary, List.of(event), STAMP);
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                .isLessThanOrEqualTo(75))
                .noneMatch(line -> line.contains("\n") || line.contains("\uFFFD"));
        var contents = ICalendarReader.read(text, LOS_ANGELES);
        assertThat(contents.faults()).isEmpty();
        assertThat(contents.events()).containsExactly(event);
    }

    @Test
    void aShiftThatVanishedIsToldOfAsCancelledAndOneThatChangedAsRevised() {
        var first = List.of(event("a", "one"), event("b", "two"), event("c", "three"));
        var second = ICalendarWriter.revised(List.of(event("a", "one"), event("b", "2")), first);
        assertThat(second)
                .extracting(CalendarEvent::revision)
                .containsExactly(
                        new CalendarEvent.Revision("a", 0, false),
                        new CalendarEvent.Revision("b", 1, false),
                        new CalendarEvent.Revision("c", 1, true));
        var text = ICalendarWriter.write("x", second, STAMP);
        assertThat(text).containsOnlyOnce("STATUS:CANCELLED").contains("UID:c\r\n");
        assertThat(ICalendarReader.read(text, LOS_ANGELES).events())
                .extracting(CalendarEvent::uid)
                .containsExactly("a", "b");
        // A cancelled one stays cancelled and may come back.
        var third = ICalendarWriter.revised(List.of(event("b", "2")), second);
        assertThat(third)
                .extracting(CalendarEvent::revision)
                .containsExactly(
                        new CalendarEvent.Revision("b", 1, false),
                        new CalendarEvent.Revision("a", 1, true),
                        new CalendarEvent.Revision("c", 1, true));
        assertThat(ICalendarWriter.revised(List.of(event("c", "three")), third))
                .extracting(CalendarEvent::revision)
                .first()
                .isEqualTo(new CalendarEvent.Revision("c", 2, false));
    }

    /** Clocks go forward on 2026-03-08 in Los Angeles. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20251006T160000Z|DTEND:20251013T160000Z|2025-10-06T16:00:00Z|2025-10-13T16:00:00Z",
                "DTSTART;TZID=America/New_York:20251006T090000|DTEND;TZID=America/New_York:20251006T170000|2025-10-06T13:00:00Z|2025-10-06T21:00:00Z",
                "DTSTART;TZID=\"Europe/Berlin\":20251006T090000|DURATION:PT1H30M|2025-10-06T07:00:00Z|2025-10-06T08:30:00Z",
                "DTSTART:20251006T090000|DTEND:20251006T170000|2025-10-06T16:00:00Z|2025-10-07T00:00:00Z",
                "DTSTART;VALUE=DATE:20251006|DTEND;VALUE=DATE:20251008|2025-10-06T07:00:00Z|2025-10-08T07:00:00Z",
                "DTSTART;VALUE=DATE:20260308|X-NONE:1|2026-03-08T08:00:00Z|2026-03-09T07:00:00Z",
                "DTSTART:20260307T090000|DURATION:P1D|2026-03-07T17:00:00Z|2026-03-08T16:00:00Z",
                "DTSTART:20260307T090000|DURATION:PT24H|2026-03-07T17:00:00Z|2026-03-08T16:00:00Z",
                "DTSTART:20260302T090000|DURATION:P1W|2026-03-02T17:00:00Z|2026-03-09T16:00:00Z",
                "DTSTART:20260302T090000|DURATION:+P1DT2H|2026-03-02T17:00:00Z|2026-03-03T19:00:00Z",
                "dtstart;tzid=UTC:20251006T090000|dtend;tzid=UTC:20251006T100000|2025-10-06T09:00:00Z|2025-10-06T10:00:00Z",
            })
    void anEventsTimesAreReadInAnyForm(String start, String end, Instant from, Instant to) {
        var contents = read("UID:x", start, end);
        assertThat(contents.faults()).isEmpty();
        assertThat(contents.events())
                .extracting(CalendarEvent::when)
                .containsExactly(new Stretch(from, to));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:tomorrow|DTEND:20251006T160000Z|line 4: \"tomorrow\" is not a date",
                "DTSTART:20251306T000000Z|DTEND:20251006T160000Z|line 4: \"20251306T000000Z\" is not a date",
                "DTSTART;TZID=Mars/Base:20251006T090000|DURATION:PT1H|line 4: there is no time zone \"Mars/Base\"",
                "DTSTART:20251006T160000Z|DTEND:20251006T150000Z|line 5: the event ends before it starts",
                "DTSTART:20251006T160000Z|DURATION:8h|line 5: \"8H\" is not a duration",
                "X-START:1|DTEND:20251006T150000Z|line 2: the event has no DTSTART",
                "DTSTART:20251006T160000Z|RRULE:FREQ=WEEKLY|line 2: \"\" repeats by a rule",
                "DTSTART:20251006T160000Z|no colon here|line 5: expected NAME:value",
            })
    void whatCannotBeReadIsNamedByItsLine(String start, String end, String why) {
        var contents = read("UID:x", start, end);
        assertThat(contents.faults()).singleElement().asString().startsWith(why);
    }

    @Test
    void oneBadEventDoesNotHideTheOthers() {
        var text =
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:bad
                DTSTART:soon
                END:VEVENT
                BEGIN:VEVENT
                UID:good
                DTSTART:20251006T160000Z
                DURATION:PT1H
                END:VEVENT
                END:VCALENDAR
                """;
        var contents = ICalendarReader.read(text, LOS_ANGELES);
        assertThat(contents.events()).extracting(CalendarEvent::uid).containsExactly("good");
        assertThat(contents.faults()).hasSize(1);
    }

    @Test
    void partsOfAnEventAndDefinitionsOfZonesAreNotEvents() {
        var text =
                """
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:19701025T030000
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                BEGIN:VALARM
                TRIGGER:-PT15M
                DURATION:PT5M
                SUMMARY:alarm
                END:VALARM
                UID:x
                SUMMARY:the\\, event
                DTSTART:20251006T160000Z
                DTEND:2025100
                 6T170000Z
                END:VEVENT
                END:VCALENDAR
                """;
        var contents = ICalendarReader.read(text, LOS_ANGELES);
        assertThat(contents.faults()).isEmpty();
        assertThat(contents.events())
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.summary()).isEqualTo("the, event");
                    assertThat(e.when().length().toHours()).isEqualTo(1);
                });
    }

    @Test
    void cancelledEventsAndEarlierRevisionsAreIgnored() {
        var text =
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:moved
                SEQUENCE:2
                SUMMARY:new
                DTSTART:20251006T160000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:moved
                SEQUENCE:1
                SUMMARY:old
                DTSTART:20251007T160000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:gone
                STATUS:cancelled
                RRULE:FREQ=DAILY
                DTSTART:20251007T160000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:gone-without-time
                STATUS:CANCELLED
                END:VEVENT
                BEGIN:VEVENT
                UID:moment
                DTSTART:20251007T160000Z
                END:VEVENT
                END:VCALENDAR
                """;
        var contents = ICalendarReader.read(text, LOS_ANGELES);
        assertThat(contents.faults()).isEmpty();
        assertThat(contents.events()).extracting(CalendarEvent::summary).containsExactly("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "hello", "<html></html>", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"})
    void whatIsNoCalendarIsRefused(String text) {
        var contents = ICalendarReader.read(text, LOS_ANGELES);
        assertThat(contents.events()).isEmpty();
        assertThat(contents.faults()).singleElement().asString().contains("no iCalendar file");
    }

    @Test
    void aFileThatBreaksOffIsReported() {
        var text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20251006T160000Z\n";
        assertThat(ICalendarReader.read(text, LOS_ANGELES).faults())
                .containsExactly("the file ends inside VEVENT: END is missing");
        var crossed = "BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VCALENDAR\n";
        assertThat(ICalendarReader.read(crossed, LOS_ANGELES).faults())
                .contains("line 3: END:VCALENDAR does not close BEGIN:VTODO");
        assertThat(
                        ICalendarReader.read("\uFEFFBEGIN:VCALENDAR\nEND:VCALENDAR", LOS_ANGELES)
                                .faults())
                .isEmpty();
    }

    private static ICalendarReader.Contents read(String... lines) {
        var text =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
                        + String.join("\r\n", lines)
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        return ICalendarReader.read(text, LOS_ANGELES);
    }

    private static CalendarEvent event(String uid, String summary) {
        return new CalendarEvent(
                CalendarEvent.Revision.first(uid),
                summary,
                "rotation: week 1",
                new Stretch(
                        Instant.parse("2025-10-06T16:00:00Z"),
                        Instant.parse("2025-10-13T16:00:00Z")));
    }
}
