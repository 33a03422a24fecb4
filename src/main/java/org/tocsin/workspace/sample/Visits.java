package org.tocsin.workspace.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws what the shop's visitors do in a day. */
final class Visits {
    static final String SHOP = "https://larkspur.example";

    private static final String CHECKOUT = "https://checkout.larkspur.example/orders/";
    private static final List<String> PRODUCTS =
            List.of(
                    "/products/larkspur-original",
                    "/products/larkspur-original",
                    "/products/larkspur-plush",
                    "/products/meadow-wool",
                    "/products/linen-sheets",
                    "/products/down-pillow",
                    "/products/oak-bed-frame");
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/",
                    "/collections/mattresses",
                    "/collections/sale",
                    "/journal/how-to-choose-a-mattress",
                    "/journal/what-wool-does",
                    "/journal/sleeping-cool-in-july",
                    "/pages/trial-and-returns",
                    "/cart");
    private static final List<String> AGENTS =
            List.of(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                            + " Chrome/137.0.0.0 Mobile Safari/537.36",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like"
                            + " Gecko) Chrome/137.0.0.0 Safari/537.36",
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML,"
                            + " like Gecko) Version/18.5 Safari/605.1.15",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0");
    private static final String BOT = "PriceMeadowBot/2.1 (+https://pricemeadow.example/bot)";
    private static final int RETURNING = 6_000;

    private final DayPlan plan;
    private final Dice dice;
    private final List<Row> rows;

    private Visits(DayPlan plan) {
        this.plan = plan;
        this.dice = Dice.of(plan.day(), Dice.Stream.VISITS);
        this.rows = new ArrayList<>(plan.events());
    }

    /** Exactly the planned number of rows, by time. */
    static List<Row> rows(DayPlan plan, List<Order> orders) {
        return new Visits(plan).draw(orders);
    }

    private List<Row> draw(List<Order> orders) {
        for (var order : orders) {
            buy(order);
        }
        if (plan.has(Fault.REPEATED_ORDER)) {
            repeat(orders.get(orders.size() / 2));
        }
        int abandoned = plan.orders() * dice.between(13, 17) / 10;
        for (int i = 0; i < abandoned; i++) {
            new Visit(2).then("product_added_to_cart", "").pay().shift(TimeOfDay.time(dice));
        }
        int hesitant = plan.orders() * dice.between(35, 46) / 10;
        for (int i = 0; i < hesitant; i++) {
            new Visit(dice.between(1, 2))
                    .then("product_added_to_cart", "")
                    .shift(TimeOfDay.time(dice));
        }
        while (rows.size() < plan.humanEvents()) {
            int room = plan.humanEvents() - rows.size();
            var visit = new Visit(Math.min(room, 1 + dice.weighted(68, 20, 8, 4)));
            if (dice.percent(2) && visit.steps.size() < room) {
                visit.then("email_filled_on_popup", "{\"user_email\":\"" + hash() + "\"}");
            }
            visit.shift(TimeOfDay.time(dice));
        }
        crawl();
        rows.sort(Comparator.comparingInt(Row::at));
        return rows;
    }

    private void buy(Order order) {
        var visit = new Visit(dice.between(2, 4)).then("product_added_to_cart", "").pay();
        visit.thanks(order);
        visit.shift(order.at() - visit.length);
    }

    /** The page that reports the order is loaded twice. */
    private void repeat(Order order) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.data().contains(order.id())) {
                rows.add(
                        new Row(
                                row.at() + 47_000,
                                row.client(),
                                row.url(),
                                row.referrer(),
                                row.event(),
                                row.data(),
                                row.agent()));
                return;
            }
        }
    }

    private void crawl() {
        int pages = plan.events() - rows.size();
        for (int i = 0; i < pages; i++) {
            String referrer =
                    switch (dice.weighted(30, 30, 40)) {
                        case 0 -> "";
                        case 1 -> SHOP + "/";
                        default -> "https://pricemeadow.example/";
                    };
            // From two to seven in the morning, page after page, from five addresses.
            int at = 7_200_000 + (int) (18_000_000L * i / pages) + dice.below(3_000);
            String client = client(RETURNING + i % 5);
            rows.add(new Row(at, client, SHOP + dice.pick(PRODUCTS), referrer, VIEW, "", BOT));
        }
    }

    private static final String VIEW = "page_viewed";

    /** One person's way through the shop, its times counted from its start. */
    private final class Visit {
        private final List<Row> steps = new ArrayList<>();
        private final String client =
                client(dice.percent(20) ? dice.below(RETURNING) : dice.next() >>> 20);
        private final String agent = AGENTS.get(dice.weighted(34, 26, 22, 12, 6));
        private String page;
        private int length;

        Visit(int pages) {
            var channel = Channel.draw(dice);
            page = SHOP + (dice.percent(55) ? dice.pick(PRODUCTS) : dice.pick(PAGES));
            page += channel.query(dice);
            add(page, channel.referrer(dice), VIEW, "");
            for (int i = 1; i < pages; i++) {
                page = SHOP + (dice.percent(70) ? dice.pick(PRODUCTS) : dice.pick(PAGES));
                then(VIEW, "");
            }
        }

        Visit then(String event, String data) {
            length += dice.between(4_000, 110_000);
            add(page, SHOP + "/", event, data);
            return this;
        }

        Visit pay() {
            page = CHECKOUT + dice.token();
            return then("checkout_started", "");
        }

        void thanks(Order order) {
            page += "/thank-you";
            then("checkout_completed", order.json());
        }

        private void add(String url, String referrer, String event, String data) {
            steps.add(new Row(length, client, url, referrer, event, data, agent));
        }

        /** Nobody's visit runs over midnight: the file holds one day. */
        void shift(int start) {
            int from = Math.clamp(start, 0, Till.MILLIS_OF_DAY - 1 - length);
            for (var step : steps) {
                rows.add(
                        new Row(
                                from + step.at(),
                                step.client(),
                                step.url(),
                                step.referrer(),
                                step.event(),
                                step.data(),
                                step.agent()));
            }
        }
    }

    private static String client(long number) {
        return "lb-" + Long.toHexString(Dice.mix(number) | Long.MIN_VALUE);
    }

    private String hash() {
        var text = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            text.append(dice.token());
        }
        return text.toString();
    }
}
