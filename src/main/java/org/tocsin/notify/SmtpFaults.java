package org.tocsin.notify;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.ChannelSpec.Server;
import org.tocsin.domain.notice.ChannelSpec.Server.Security;
import org.tocsin.notify.web.Clip;
import org.tocsin.notify.web.Words;
import org.tocsin.secret.Redaction;

/**
 * What the faults of a mail server mean (RFC 5321, 4.2.1): 4yz is for now, 5yz for good; what broke
 * off while the text was under way may have arrived.
 */
final class SmtpFaults {
    private static final int MOST_SAID = 300;

    private final String where;
    private final Security security;
    private final Redaction redaction;

    SmtpFaults(Server server, Redaction redaction) {
        this.where = "mail server %s:%d".formatted(server.host(), server.port());
        this.security = server.security();
        this.redaction = redaction;
    }

    Delivery silence(boolean begun, Duration waited) {
        String why = "%s did not answer within %d ms".formatted(where, waited.toMillis());
        return begun ? new Delivery.Unanswered(why) : new Delivery.Later(why, Optional.empty());
    }

    /**
     * @param code the server's last, or none of SMTP's
     */
    Delivery login(MessagingException fault, int code) {
        String why = "%s does not let this user in: %s".formatted(where, said(fault));
        return code / 100 == 4
                ? new Delivery.Later(why, Optional.empty())
                : new Delivery.Refused(why + "; check the user and the password");
    }

    Delivery judged(MessagingException fault, boolean begun) {
        var code = code(fault);
        if (code.isPresent()) {
            String why = "%s says: %s".formatted(where, said(fault));
            return code.getAsInt() / 100 == 5
                    ? new Delivery.Refused(why)
                    : new Delivery.Later(why, Optional.empty());
        }
        if (Words.isDistrust(fault)) {
            return new Delivery.Refused(redaction.of(where + Words.of(fault) + Words.TRUST_ADVICE));
        }
        if (begun) {
            return new Delivery.Unanswered("%s broke off: %s".formatted(where, said(fault)));
        }
        if (security == Security.STARTTLS && isWithoutStartTls(fault)) {
            return new Delivery.Refused(
                    where
                            + " offers no STARTTLS, and without it nothing is sent; try security:"
                            + " tls with port 465, or ask its owner");
        }
        return new Delivery.Later(
                "%s cannot be used: %s".formatted(where, said(fault)), Optional.empty());
    }

    private static boolean isWithoutStartTls(MessagingException fault) {
        return fault.getCause() == null
                && String.valueOf(fault.getMessage()).contains("STARTTLS is required");
    }

    /** The worst that the server answered, of several recipients. */
    private static OptionalInt code(MessagingException fault) {
        int worst = 0;
        for (@Nullable Exception each = fault; each != null; each = next(each)) {
            int code =
                    switch (each) {
                        case SMTPAddressFailedException e -> e.getReturnCode();
                        case SMTPSenderFailedException e -> e.getReturnCode();
                        case SMTPSendFailedException e -> e.getReturnCode();
                        default -> 0;
                    };
            worst = Math.max(worst, code);
        }
        return worst < 400 ? OptionalInt.empty() : OptionalInt.of(worst);
    }

    private static @Nullable Exception next(Exception fault) {
        return fault instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** The last of the chain knows most. */
    private String said(MessagingException fault) {
        Exception last = fault;
        for (@Nullable Exception each = fault; each != null; each = next(each)) {
            last = each;
        }
        String text =
                last instanceof IOException || last.getMessage() == null
                        ? last.getClass().getSimpleName() + ": " + last.getMessage()
                        : last.getMessage();
        return Clip.to(Clip.oneLine(redaction.of(text)), MOST_SAID);
    }
}
