package org.tocsin.domain.notice;

/** What a message is for. Which of them a channel can carry is the channel's to say. */
public enum Purpose {
    /** Something is wrong, or still wrong and now told to somebody else. */
    ALERT,
    /** Somebody has it. */
    ACKNOWLEDGED,
    /** How it stands. */
    UPDATE,
    /** It is over. */
    RESOLVED,
    /** Somebody owes something. */
    REMINDER,
    /** A summary of more than one incident. */
    REPORT,
    /** For readers of a dashboard (N-5). */
    ANNOTATION,
    /** A person tries a channel. */
    TEST
}
