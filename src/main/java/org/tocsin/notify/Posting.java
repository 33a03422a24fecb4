package org.tocsin.notify;

/** How notices become messages on the wire. */
public record Posting(Ways ways, Fill fill, Gate gate) {
    /** No channel is set up, texts are the usual ones and nothing is held. */
    public static final Posting USUAL = new Posting(Ways.NONE, Fill.USUAL, Gate.OPEN);

    public Posting through(Ways other) {
        return new Posting(other, fill, gate);
    }

    public Posting in(Fill words) {
        return new Posting(ways, words, gate);
    }

    public Posting past(Gate other) {
        return new Posting(ways, fill, other);
    }
}
