package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Stage;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.NoticeDesk;

/** Notices for people and for programs. */
final class NoticesText {
    private final IncidentDesk incidents;
    private final NoticeDesk notices;

    NoticesText(IncidentDesk incidents, NoticeDesk notices) {
        this.incidents = incidents;
        this.notices = notices;
    }

    /** Ids begin with the time, so that the end tells them apart. */
    static String id(Notice notice) {
        return notice.id().toString().substring(19).replace("-", "");
    }

    String list(List<Kept> all) {
        return all.isEmpty()
                ? "No notice.\n"
                : all.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Kept kept) {
        var notice = kept.notice();
        var draft = notice.draft();
        return "%s  %s  %-9s  %-12s  %s %s  %s  %s\n"
                .formatted(
                        id(notice),
                        When.text(kept.arisen()),
                        Stage.of(notice.standing()).id(),
                        draft.purpose().name().toLowerCase(Locale.ROOT),
                        draft.to().channel(),
                        draft.to().address(),
                        incident(notice)
                                .map(known -> "#" + known.id().number())
                                .orElse("no incident"),
                        words(kept));
    }

    private static String words(Kept kept) {
        return switch (kept.notice().standing()) {
            case Standing.Waiting(var attempts, var next, var why) ->
                    attempts == 0 && why.isEmpty()
                            ? "not tried yet"
                            : "%d tries, next %s: %s".formatted(attempts, When.text(next), why);
            case Standing.Sent(var at, _, var twice) ->
                    When.text(at) + (twice ? ", perhaps twice" : "");
            case Standing.Simulated(_, var why) -> why;
            case Standing.Dead(_, var why) -> why;
            case Standing.Moot(_, var why) -> why;
        };
    }

    private Optional<Incident> incident(Notice notice) {
        return notice.origin().flatMap(origin -> incidents.incident(origin.incident()));
    }

    String json(List<Kept> all) {
        return JsonText.of(json -> JsonText.array(json, all, this::notice));
    }

    private void notice(JsonGenerator json, Kept kept) throws IOException {
        var notice = kept.notice();
        var draft = notice.draft();
        json.writeStartObject();
        json.writeStringField("id", notice.id().toString());
        json.writeStringField("short", id(notice));
        var incident = incident(notice);
        if (incident.isPresent()) {
            json.writeNumberField("incident", incident.get().id().number());
        } else {
            json.writeNullField("incident");
        }
        json.writeStringField("arisenAt", When.text(kept.arisen()));
        json.writeStringField("purpose", draft.purpose().name().toLowerCase(Locale.ROOT));
        json.writeStringField("rule", draft.cause().rule());
        json.writeStringField("title", draft.cause().title());
        json.writeStringField("why", draft.cause().why());
        json.writeStringField("channel", draft.to().channel());
        json.writeStringField("address", draft.to().address());
        json.writeStringField("holder", draft.to().holder());
        json.writeStringField("standing", Stage.of(notice.standing()).id());
        standing(json, notice.standing());
        json.writeBooleanField("doubtful", kept.doubtful());
        json.writeFieldName("attempts");
        JsonText.array(json, notices.attempts(notice.id()), NoticesText::attempt);
        json.writeEndObject();
    }

    private static void standing(JsonGenerator json, Standing standing) throws IOException {
        switch (standing) {
            case Standing.Waiting(_, var next, var why) -> {
                json.writeStringField("nextAt", When.text(next));
                json.writeStringField("remark", why);
            }
            case Standing.Sent(var at, var receipt, var twice) -> {
                json.writeStringField("settledAt", When.text(at));
                json.writeStringField("receipt", receipt);
                json.writeBooleanField("perhapsTwice", twice);
            }
            case Standing.Simulated(var at, var why) -> {
                json.writeStringField("settledAt", When.text(at));
                json.writeStringField("remark", why);
            }
            case Standing.Dead(var at, var why) -> {
                json.writeStringField("settledAt", When.text(at));
                json.writeStringField("remark", why);
            }
            case Standing.Moot(var at, var why) -> {
                json.writeStringField("settledAt", When.text(at));
                json.writeStringField("remark", why);
            }
        }
    }

    private static void attempt(JsonGenerator json, Attempt attempt) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", attempt.number());
        json.writeStringField("beganAt", When.text(attempt.began()));
        json.writeNumberField("together", attempt.together());
        if (attempt.ending().isPresent()) {
            var ending = attempt.ending().get();
            json.writeStringField("endedAt", When.text(ending.at()));
            json.writeStringField("outcome", ending.outcome().id());
            json.writeStringField("remark", ending.remark());
        }
        json.writeEndObject();
    }
}
