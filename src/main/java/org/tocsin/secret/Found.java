package org.tocsin.secret;

/** What came of looking a secret up. */
public sealed interface Found {
    /** Prints as stars, lest it end in a log. */
    record Value(String value) implements Found {
        @Override
        public String toString() {
            return "Value[***]";
        }
    }

    /**
     * @param why what is missing, where it was looked for and what to do
     */
    record Missing(String why) implements Found {}
}
