package org.tocsin.notify.dispatch;

import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Message.Place;
import org.tocsin.domain.notice.Message.Topic;
import org.tocsin.domain.notice.Message.Urgency;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Queued;
import org.tocsin.notify.BareText;
import org.tocsin.notify.Fill;

/** Makes messages of notices. */
final class Messages {
    private static final System.Logger LOG = System.getLogger(Messages.class.getName());

    private Messages() {}

    static Message of(Queued queued, Optional<About> about, Fill fill) {
        var notice = queued.notice();
        var draft = notice.draft();
        var topic = about.map(Messages::topic).orElseGet(() -> topic(queued));
        return new Message(
                notice.id(), draft.purpose(), draft.to(), topic, content(notice, about, fill));
    }

    /** A template that cannot be filled must not keep anybody from hearing of it. */
    private static Message.Content content(Notice notice, Optional<About> about, Fill fill) {
        try {
            return fill.fill(notice, about).orElseGet(() -> BareText.of(notice, about));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "words of notice " + notice.id(), bug);
            return BareText.of(notice, about);
        }
    }

    private static Topic topic(About about) {
        var incident = about.incident();
        var subject = incident.subject();
        var place =
                new Place(
                        incident.id().number(),
                        subject.place().dataSets().stream().findFirst().orElse(""),
                        subject.place().pipeline(),
                        subject.classification().category());
        return new Topic(
                "tocsin-" + incident.id().uuid(),
                subject.title(),
                new Urgency(incident.severity(), about.level()),
                place,
                incident.detectedAt());
    }

    private static Topic topic(Queued queued) {
        var notice = queued.notice();
        var cause = notice.draft().cause();
        var key =
                notice.origin()
                        .map(origin -> "tocsin-" + origin.incident())
                        .orElse("tocsin-notice-" + notice.id());
        return new Topic(
                key,
                cause.title(),
                new Urgency("", Severity.Level.INFO),
                Place.NONE,
                queued.kept().arisen());
    }
}
