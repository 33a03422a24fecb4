package org.tocsin.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.notify.web.Answer;
import org.tocsin.notify.web.Ask;
import org.tocsin.notify.web.Clip;
import org.tocsin.notify.web.Network;
import org.tocsin.notify.web.Web;
import org.tocsin.secret.Secrets;

/**
 * A server that takes messages over HTTP, and what its answers mean: 2xx is taken; 408, 425, 429
 * and 5xx are asked again later; anything else is final.
 */
final class Server implements AutoCloseable {
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int TIMED_OUT = 408;

    /** Of what the other side says when it refuses. */
    private static final int MOST_SAID = 300;

    private final Held held;
    private final Web web;

    Server(Secrets secrets, Network network) {
        this.held = new Held(secrets);
        this.web = new Web(network, secrets.redaction());
    }

    Held held() {
        return held;
    }

    Network network() {
        return web.network();
    }

    /** Asks, and gives the answer if it is a good one. */
    Answer.Replied ask(Ask ask) throws Halt, InterruptedException {
        return switch (web.send(ask)) {
            case Answer.Replied reply -> {
                if (!reply.fine()) {
                    throw new Halt(judged(ask, reply));
                }
                yield reply;
            }
            case Answer.NotSent(var why) -> throw Halt.later(why);
            case Answer.NoReply(var why) -> throw new Halt(new Delivery.Unanswered(why));
            case Answer.Unfit(var why) -> throw Halt.refused(why);
        };
    }

    private Delivery judged(Ask ask, Answer.Replied reply) {
        String why = ask.where() + " " + meaning(reply.status()) + said(reply.body());
        boolean passing =
                reply.status() >= 500
                        || reply.status() == TOO_MANY
                        || reply.status() == TOO_EARLY
                        || reply.status() == TIMED_OUT;
        if (passing) {
            return new Delivery.Later(why, reply.after());
        }
        held.forget();
        return new Delivery.Refused(why);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 400, 422 -> "does not understand the message (%d)".formatted(status);
            case 401 -> "does not know who is sending (401); check the secret";
            case 403 -> "does not allow this (403); check the secret and its rights";
            case 404 -> "has nothing there (404); check the address";
            case 410 -> "has closed this address for good (410); get a new one";
            case 413 -> "finds the message too long (413)";
            case TOO_MANY -> "wants fewer messages (429)";
            default ->
                    status >= 300 && status < 400
                            ? "leads elsewhere (%d), which is not followed; write the new address"
                                    .formatted(status)
                            : "answers %d".formatted(status);
        };
    }

    private String said(String body) {
        String text = Clip.to(Clip.oneLine(shown(body)), MOST_SAID);
        return text.isEmpty() ? "" : ": " + text;
    }

    String shown(String text) {
        return held.redaction().of(text);
    }

    /** An address that may hold secrets in its path: none of its parts is ever shown. */
    URI uri(Address address) throws Halt {
        return switch (address) {
            case Address.Written(var url) -> parsed(url);
            case Address.Kept(var secret) -> {
                var uri = parsed(held.get(secret));
                conceal(uri);
                yield uri;
            }
        };
    }

    /** An address of one's own site with a path behind it. */
    static URI uri(String base, String path) throws Halt {
        return parsed(base.replaceFirst("/+$", "") + path);
    }

    private static URI parsed(String url) throws Halt {
        try {
            var uri = new URI(url);
            boolean web =
                    "https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Its words quote the address.
        }
        throw Halt.refused(
                "what is set as the address is none; write one such as https://example.com/hook");
    }

    private void conceal(URI uri) {
        var path = Optional.ofNullable(uri.getRawPath()).orElse("");
        if (path.length() > 1) {
            held.redaction().learn(path);
            held.redaction().learn(path.substring(path.lastIndexOf('/') + 1));
        }
        Optional.ofNullable(uri.getRawQuery()).ifPresent(held.redaction()::learn);
    }

    @Override
    public void close() {
        web.close();
    }
}
