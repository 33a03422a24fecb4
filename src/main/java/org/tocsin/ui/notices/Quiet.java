package org.tocsin.ui.notices;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.domain.quiet.Silence;

/** What the place asks about quiet. All of it reads or writes the store. */
public interface Quiet {
    /** All that there are and were. */
    List<Silence> silences();

    /**
     * What matchers would hide now.
     *
     * @param matchers one on each line, such as {@code data-set=orders}
     */
    Preview preview(String matchers);

    /**
     * Nobody is told of what matches, from now on.
     *
     * @return why not; empty when it is done
     */
    Optional<String> silence(String matchers, Duration lasting, String reason);

    /** Ends one now; why not, or empty when it is done. */
    Optional<String> end(UUID silence);

    /** How the monitor did in the days up to now. */
    MonitorFigures figures(int days);

    sealed interface Preview {
        /**
         * @param incidents open ones, as {@code #12 Orders are late}
         * @param checks by id
         * @param alerts how many of the last 24 hours
         */
        record Hides(List<String> incidents, List<String> checks, int alerts) implements Preview {
            public Hides {
                incidents = List.copyOf(incidents);
                checks = List.copyOf(checks);
            }
        }

        record Refused(String why) implements Preview {}
    }
}
