package org.tocsin.notify.web;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What a fault of the network says to people, to be put behind the name of a server. */
public final class Words {
    /** Behind the words of a fault that {@link #isDistrust}. */
    public static final String TRUST_ADVICE =
            "; nothing was sent. If this server is yours, import its authority's certificate into a"
                    + " trust store and name that with -Djavax.net.ssl.trustStore";

    private Words() {}

    public static String of(Throwable fault) {
        if (isDistrust(fault)) {
            return " shows a certificate that is not trusted (" + deepest(fault) + ")";
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return " could not be reached in time";
        }
        if (innermost(fault, UnresolvedAddressException.class).isPresent()
                || innermost(fault, UnknownHostException.class).isPresent()) {
            return " is not known to the name server; check its name and the network";
        }
        if (innermost(fault, ConnectException.class).isPresent()) {
            return " cannot be reached: nobody listens there, or a firewall is in the way";
        }
        return " broke off (" + deepest(fault) + ")";
    }

    /** Whether the other side is not who it should be, as far as certificates tell. */
    public static boolean isDistrust(Throwable fault) {
        return innermost(fault, CertificateException.class).isPresent()
                || innermost(fault, CertPathValidatorException.class).isPresent()
                || innermost(fault, SSLPeerUnverifiedException.class).isPresent()
                || innermost(fault, SSLHandshakeException.class)
                        .filter(e -> String.valueOf(e.getMessage()).contains("PKIX"))
                        .isPresent();
    }

    /** Whether both sides did not come to speak TLS with each other. */
    static boolean isNoTls(Throwable fault) {
        return innermost(fault, SSLHandshakeException.class).isPresent()
                || innermost(fault, SSLException.class)
                        .filter(e -> String.valueOf(e.getMessage()).contains("plaintext"))
                        .isPresent();
    }

    static <T extends Throwable> Optional<T> innermost(Throwable fault, Class<T> kind) {
        Optional<T> found = Optional.empty();
        for (Throwable each = fault; each != null; each = next(each)) {
            if (kind.isInstance(each)) {
                found = Optional.of(kind.cast(each));
            }
        }
        return found;
    }

    private static String deepest(Throwable fault) {
        var inner = fault;
        for (Throwable each = fault; each != null; each = next(each)) {
            inner = each;
        }
        var message = inner.getMessage();
        return message == null || message.isBlank()
                ? inner.getClass().getSimpleName()
                : message.replaceAll("\\s*\\R\\s*", " ");
    }

    @SuppressWarnings("ReferenceEquality")
    private static @org.jspecify.annotations.Nullable Throwable next(Throwable fault) {
        var cause = fault.getCause();
        return cause == fault ? null : cause;
    }
}
