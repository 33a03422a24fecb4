package org.tocsin.secret;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Lines of the log, drivers' own included, without the secrets in use. */
public final class RedactedLog extends Formatter {
    private final Formatter formatter;
    private final Redaction redaction;

    RedactedLog(Formatter formatter, Redaction redaction) {
        this.formatter = formatter;
        this.redaction = redaction;
    }

    /** Goes between the root logger and its handlers, as they are now. */
    public static void install(Redaction redaction) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new RedactedLog(handler.getFormatter(), redaction));
        }
    }

    @Override
    public String format(LogRecord line) {
        return redaction.of(formatter.format(line));
    }
}
