package org.tocsin.workspace;

/** What came of opening or creating a workspace. */
public sealed interface Opening {
    record Opened(Workspace workspace) implements Opening {}

    record Refused(Refusal reason) implements Opening {}

    /** Short for a refusal in three parts. */
    static Refused refused(String what, Object where, String remedy) {
        return new Refused(new Refusal(what, where.toString(), remedy));
    }
}
