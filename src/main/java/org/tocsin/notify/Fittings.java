package org.tocsin.notify;

import java.util.List;
import java.util.function.ToIntFunction;
import org.tocsin.domain.notice.Fitting;
import org.tocsin.domain.notice.Message;
import org.tocsin.notify.web.Clip;

/** Holds a message against the limits that the channels themselves keep (N-1, N-4). */
public final class Fittings {
    private Fittings() {}

    private record Part(String name, String text, int most, ToIntFunction<String> size) {
        Fitting.Room room() {
            return new Fitting.Room(name, size.applyAsInt(text), most);
        }

        String cut() {
            return Clip.to(text, most, size);
        }
    }

    /** All kinds of channels that show a message to people. */
    public static List<Fitting> of(Message message) {
        var subject = Clip.oneLine(message.content().subject());
        var body = message.content().body();
        return List.of(
                slack(message),
                // Its text stands among the details, which have no limit that a text meets.
                new Fitting(
                        "PagerDuty",
                        Clip.to(subject, PagerDuty.SUMMARY),
                        body,
                        List.of(plain("summary", subject, PagerDuty.SUMMARY).room())),
                new Fitting(
                        "E-mail",
                        Clip.to(subject, Letter.SUBJECT),
                        body,
                        List.of(plain("subject", subject, Letter.SUBJECT).room())),
                two(
                        "Jira",
                        plain("summary", subject, Jira.SUMMARY),
                        plain("description", body, JiraText.MOST)),
                two(
                        "ServiceNow",
                        plain("short description", subject, ServiceNow.SHORT),
                        plain("description", PlainText.of(message), ServiceNow.TEXT)),
                two(
                        "Desktop",
                        plain("title", subject, Desktop.TITLE),
                        plain("text", body.strip(), Desktop.BODY)));
    }

    private static Fitting slack(Message message) {
        var heading =
                new Part(
                        "heading",
                        SlackBlocks.title(message),
                        SlackBlocks.HEADER,
                        SlackBlocks::size);
        var body = message.content().body();
        var text = new Part("text", body, SlackBlocks.WHOLE, SlackBlocks::size);
        var longest =
                Clip.parts(text.cut(), SlackBlocks.SECTION, SlackBlocks::size).stream()
                        .mapToInt(SlackBlocks::size)
                        .max()
                        .orElse(0);
        return new Fitting(
                "Slack",
                heading.cut(),
                text.cut(),
                List.of(
                        heading.room(),
                        text.room(),
                        new Fitting.Room("longest section", longest, SlackBlocks.SECTION)));
    }

    private static Part plain(String name, String text, int most) {
        return new Part(name, text, most, String::length);
    }

    private static Fitting two(String channel, Part subject, Part body) {
        return new Fitting(
                channel, subject.cut(), body.cut(), List.of(subject.room(), body.room()));
    }
}
