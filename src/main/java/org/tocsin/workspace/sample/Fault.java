package org.tocsin.workspace.sample;

/** What can be wrong with a day, in the style of document 002. */
enum Fault {
    SOME_NULL_CLIENTS("9 % of the rows have no client_id, a healthy day has about 1 %"),
    MANY_NULL_CLIENTS("16 % of the rows have no client_id, a healthy day has about 1 %"),
    RENAMED_CLIENT_ID("the column client_id is called clientId"),
    NO_REFERRER("the column referrer is missing"),
    REPEATED_ORDER("one transaction id is recorded twice, 47 seconds apart"),
    CHEAP_ORDERS(
            "an order is worth about $760 instead of $900, so revenue dips"
                    + " while traffic and the number of orders are as ever"),
    BOTS("a price-comparison bot fetches some 5,000 pages, for more than 8,000 events in the day"),
    CUT_OFF_PAYMENTS("the payments file ends in the middle of its last line"),
    LOST_ORDERS("three orders have the status lost, which the shop does not have");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
