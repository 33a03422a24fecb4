package org.tocsin.ui.playbook;

/** A line of the list on the left. */
sealed interface Line {
    /** Over the rules of one kind. */
    record Head(String title, int count) implements Line {}

    /**
     * @param where file and line; empty while the files have not been read
     */
    record Rule(RuleRow row, String where) implements Line {}

    record Fault(Rulebook.Fault fault) implements Line {}

    record Change(RuleChange change) implements Line {}
}
