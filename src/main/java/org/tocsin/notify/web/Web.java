package org.tocsin.notify.web;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.tocsin.secret.Redaction;

/**
 * Sends one request at a time of a caller, once. Certificates and host names are verified, the
 * proxy is honoured, redirects are not followed: what is secret in a request is for this host.
 */
public final class Web implements AutoCloseable {
    /** Of an answer that is read. */
    static final int MOST_BYTES = 256 * 1024;

    private final Network network;
    private final Redaction redaction;
    private final HttpClient client;

    public Web(Network network, Redaction redaction) {
        this.network = network;
        this.redaction = redaction;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .proxy(network.proxy())
                        .sslContext(network.tls())
                        .connectTimeout(network.patience().connecting())
                        .build();
    }

    public Network network() {
        return network;
    }

    public Redaction redaction() {
        return redaction;
    }

    /** Blocks for as long as {@link Network.Patience} allows; an interrupt gives up. */
    public Answer send(Ask ask) throws InterruptedException {
        var body = new Body(ask.body().orElse(new byte[0]));
        HttpRequest request;
        try {
            request = request(ask, body);
        } catch (IllegalArgumentException _) {
            // The cause may quote the address or a header, and so a secret.
            return new Answer.Unfit(
                    "%s cannot be asked: its address or a header is not allowed"
                            .formatted(ask.where()));
        }
        var seen = new AtomicReference<ResponseInfo>();
        var under =
                client.sendAsync(
                        request,
                        info -> {
                            seen.set(info);
                            return new Beginning(MOST_BYTES);
                        });
        try {
            var response = under.get(network.patience().whole().toNanos(), TimeUnit.NANOSECONDS);
            return replied(response, response.body());
        } catch (TimeoutException _) {
            return silence(ask, body, Optional.ofNullable(seen.get()));
        } catch (ExecutionException e) {
            return fault(ask, body, e.getCause() == null ? e : e.getCause());
        } finally {
            under.cancel(true);
        }
    }

    private HttpRequest request(Ask ask, Body body) {
        var request = HttpRequest.newBuilder(ask.uri());
        ask.headers().forEach(request::setHeader);
        if (ask.body().isPresent()) {
            request.setHeader("Content-Type", "application/json; charset=utf-8");
            request.method(ask.method(), body);
        } else {
            request.method(ask.method(), HttpRequest.BodyPublishers.noBody());
        }
        return request.setHeader("User-Agent", "Tocsin").build();
    }

    private Answer replied(HttpResponse<?> response, String body) {
        return replied(response.statusCode(), response.headers().firstValue("retry-after"), body);
    }

    private Answer replied(int status, Optional<String> after, String body) {
        var now = network.clock().instant();
        return new Answer.Replied(status, after.flatMap(text -> RetryAfter.read(text, now)), body);
    }

    /** With the head of an answer it is known what became of the request. */
    private Answer silence(Ask ask, Body body, Optional<ResponseInfo> seen) {
        if (seen.isPresent()) {
            return replied(
                    seen.get().statusCode(), seen.get().headers().firstValue("retry-after"), "");
        }
        String why =
                "%s did not answer within %s"
                        .formatted(ask.where(), seconds(network.patience().whole().toMillis()));
        return mayHaveArrived(ask, body) ? new Answer.NoReply(why) : new Answer.NotSent(why);
    }

    private Answer fault(Ask ask, Body body, Throwable fault) {
        String why = redaction.of(ask.where() + Words.of(fault));
        if (Words.isDistrust(fault)) {
            return new Answer.Unfit(why + Words.TRUST_ADVICE);
        }
        // Under TLS a body is asked for before both sides agree, and goes out only after it.
        boolean unconnected =
                fault instanceof HttpConnectTimeoutException
                        || Words.isNoTls(fault)
                        || Words.innermost(fault, ConnectException.class).isPresent()
                        || Words.innermost(fault, UnresolvedAddressException.class).isPresent();
        return unconnected || !mayHaveArrived(ask, body)
                ? new Answer.NotSent(why)
                : new Answer.NoReply(why);
    }

    /** A question changes nothing, so that asking it twice is no harm. */
    private static boolean mayHaveArrived(Ask ask, Body body) {
        return ask.body().isPresent() && body.begun();
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
