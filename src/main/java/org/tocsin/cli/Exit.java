package org.tocsin.cli;

import org.tocsin.domain.check.Severity;
import org.tocsin.engine.MonitorReport;

/** What a command answers its shell with (semantics: Checks). */
public final class Exit {
    public static final int FINE = 0;
    public static final int WARNING = 1;
    public static final int CRITICAL = 2;

    /** Wrong usage or configuration, of every command. */
    public static final int USAGE = 3;

    /** Some check could not be run, and nothing worse was found. */
    public static final int BROKEN = 4;

    private Exit() {}

    /** By the worst of what was found: critical, then warning, then broken. */
    static int of(MonitorReport report) {
        var level = report.worst().map(Severity::level);
        if (level.isPresent()) {
            switch (level.get()) {
                case CRITICAL -> {
                    return CRITICAL;
                }
                case WARNING -> {
                    return WARNING;
                }
                case INFO -> {}
            }
        }
        return report.anyBroken() ? BROKEN : FINE;
    }
}
