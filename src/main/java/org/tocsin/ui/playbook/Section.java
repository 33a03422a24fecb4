package org.tocsin.ui.playbook;

/** How the rules are grouped, in the order of the tabs. */
enum Section {
    CHECKS("Checks", "This playbook has no checks. Write them under checks: in its files."),
    SEVERITIES("Severities", "This playbook has no severities."),
    CLOCKS("Clocks", "Nothing is due by itself: no milestones, ladders, duties or notices."),
    DATA("Data", "This playbook names no data."),
    PEOPLE("People", "This playbook names nobody."),
    TEMPLATES("Templates", "This playbook has no templates; messages say the usual text."),
    TEXTS("Texts", "This playbook has no runbooks or procedures.");

    private final String title;
    private final String empty;

    Section(String title, String empty) {
        this.title = title;
        this.empty = empty;
    }

    String title() {
        return title;
    }

    /** What stands there when there are none. */
    String empty() {
        return empty;
    }
}
