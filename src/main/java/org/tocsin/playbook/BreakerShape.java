package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.Duration;
import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.data.SourceSpec.Patience;

/** How it is written when a source that cannot be asked is let rest, and for how long (T-4). */
final class BreakerShape {
    private static final Shape.Key<Integer> AFTER =
            optional(
                    "after",
                    Scalars.whole(1),
                    "So many failures in a row let it rest; 5 when not said");
    private static final Shape.Key<Duration> REST =
            optional(
                    "rest",
                    Scalars.DURATION,
                    "How long it rests at first, such as 1m; twice as long each time that it still"
                            + " cannot be asked; 30s when not said");
    private static final Shape.Key<Duration> AT_MOST =
            optional(
                    "at-most",
                    Scalars.DURATION,
                    "The longest rest, such as 15m; when not said 15m, or the first rest if that is"
                            + " longer");

    static final Decoder<Patience> BREAKER =
            new Shape<>(List.of(AFTER, REST, AT_MOST), BreakerShape::build);

    private BreakerShape() {}

    private static Patience build(Fields fields) {
        var rest = fields.find(REST).orElse(Patience.DEFAULT.rest());
        var usual = Patience.DEFAULT.atMost();
        var atMost = fields.find(AT_MOST).orElse(longer(usual, rest));
        if (atMost.compareTo(rest) < 0) {
            fields.error(
                    AT_MOST,
                    "the longest rest, %s, is shorter than the first, %s; give at-most at least that"
                            .formatted(new Span.Wall(atMost), new Span.Wall(rest)));
        }
        return new Patience(
                fields.find(AFTER).orElse(Patience.DEFAULT.after()), rest, longer(atMost, rest));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
