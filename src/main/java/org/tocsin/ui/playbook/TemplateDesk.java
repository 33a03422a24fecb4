package org.tocsin.ui.playbook;

import org.tocsin.domain.playbook.Written;
import org.tocsin.domain.response.Template;
import org.tocsin.ui.kit.Trouble;

/** The files in which templates are written (N-4). Both acts block. */
public interface TemplateDesk {
    /** Reads a template as its file has it now, which may be newer than what is in force. */
    Opened open(String template, Written.Spot at);

    /**
     * Puts other words into its file and leaves the rest of the file as it is, byte by byte; on the
     * disk when it returns, whole or not at all.
     */
    Saved save(Page page, Template.Wording words);

    /**
     * A template as it was read.
     *
     * @param file all of it, to know later whether somebody else has changed it meanwhile
     */
    record Page(String template, Written.Spot at, Template.Wording words, String file) {}

    sealed interface Opened {
        record Read(Page page) implements Opened {}

        record Unread(Trouble trouble) implements Opened {}
    }

    sealed interface Saved {
        record Done() implements Saved {}

        /**
         * Nothing is written: the file says something else than when it was read.
         *
         * @param now as it says now
         */
        record Changed(Page now) implements Saved {}

        record Refused(Trouble trouble) implements Saved {}
    }
}
