package org.tocsin.domain.review.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;

/**
 * What a document is drawn up from.
 *
 * @param omissions what was not read because there is too much of it, in words
 */
public record Material(
        Matter matter, Words words, Findings findings, List<Sent> sent, List<String> omissions) {
    public Material {
        sent = List.copyOf(sent);
        omissions = List.copyOf(omissions);
    }

    /**
     * @param log whole, oldest first
     */
    public record Matter(ReviewCase seen, List<Logged> log, List<ClockResult> clocks, Instant now) {
        public Matter {
            log = List.copyOf(log);
            clocks = List.copyOf(clocks);
        }
    }

    /** In whose words, and in whose days. */
    public record Words(Names names, ZoneId zone) {}

    /** What checks found. */
    public record Findings(List<Result> results, List<Curve> curves) {
        public Findings {
            results = List.copyOf(results);
            curves = List.copyOf(curves);
        }
    }

    public record Result(CheckRun run, String name, Unit unit) {}

    /**
     * A metric over a longer time than the incident's.
     *
     * @param judged what runs made of its values, in order of time
     */
    public record Curve(CheckId check, String title, Unit unit, Trace trace, List<Judged> judged) {
        public Curve {
            judged = List.copyOf(judged);
        }
    }

    public record Sent(Kept notice, List<Attempt> attempts) {
        public Sent {
            attempts = List.copyOf(attempts);
        }
    }
}
