package org.tocsin.workspace.sample;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws a day's orders so that they come to the planned mean. */
final class Till {
    static final int MILLIS_OF_DAY = 86_400_000;

    /** Room before an order for the visit that leads to it, and after it for a repeat. */
    private static final int MARGIN = 1_000_000;

    private record Product(String sku, String name, List<Variant> variants) {}

    private record Variant(String sku, String name, int price) {}

    private static final List<Product> MATTRESSES =
            List.of(
                    mattress("LB-OR", "Larkspur Original", 549),
                    mattress("LB-PL", "Larkspur Plush", 699),
                    mattress("LB-MW", "Larkspur Meadow Wool", 849));

    private static final List<Product> EXTRAS =
            List.of(
                    single("LB-PIL", "Down Pillow", "Standard", 59),
                    single("LB-SHE", "Linen Sheets", "Oat", 129),
                    single("LB-TOP", "Wool Topper", "Queen", 189),
                    single("LB-COT", "Cot Mattress", "One size", 149),
                    single("LB-FRM", "Oak Bed Frame", "Queen", 329));

    private Till() {}

    private static Product mattress(String sku, String name, int price) {
        return new Product(
                sku,
                name,
                List.of(
                        new Variant("T", "Twin (38\" x 75\")", price - 200),
                        new Variant("F", "Full (54\" x 75\")", price - 50),
                        new Variant("Q", "Queen (60\" x 80\")", price + 100),
                        new Variant("K", "King (76\" x 80\")", price + 300)));
    }

    private static Product single(String sku, String name, String variant, int price) {
        return new Product(sku, name, List.of(new Variant("1", variant, price)));
    }

    /** The day's orders by time, repeats not among them. */
    static List<Order> orders(DayPlan plan) {
        var dice = Dice.of(plan.day(), Dice.Stream.ORDERS);
        var times = new ArrayList<Integer>();
        for (int i = 0; i < plan.orders(); i++) {
            int at = TimeOfDay.time(dice);
            times.add(Math.clamp(at, MARGIN, MILLIS_OF_DAY - MARGIN));
        }
        times.sort(Comparator.naturalOrder());
        String prefix = prefix(plan);
        int number = 1_000 + dice.below(500);
        int sum = 0;
        var orders = new ArrayList<Order>();
        for (int i = 0; i < times.size(); i++) {
            // The last one has the most to choose from and closes the gap to the plan.
            int choices = i == times.size() - 1 ? 60 : 3;
            var items = basket(dice, plan.orderValue() * (i + 1) - sum, choices);
            sum += cost(items);
            number += dice.between(1, 9);
            orders.add(new Order(prefix + number, times.get(i), items, cost(items)));
        }
        return orders;
    }

    /** What all order ids of a day begin with. */
    static String prefix(DayPlan plan) {
        return "LSP-" + DateTimeFormatter.BASIC_ISO_DATE.format(plan.day()) + "-";
    }

    private static List<Order.Item> basket(Dice dice, int wanted, int choices) {
        var best = basket(dice);
        for (int i = 1; i < choices; i++) {
            var other = basket(dice);
            if (Math.abs(cost(other) - wanted) < Math.abs(cost(best) - wanted)) {
                best = other;
            }
        }
        return best;
    }

    private static List<Order.Item> basket(Dice dice) {
        var items = new ArrayList<Order.Item>();
        if (dice.percent(85)) {
            items.add(item(dice, dice.pick(MATTRESSES), 1));
        }
        int extras = items.isEmpty() ? dice.between(1, 3) : dice.weighted(45, 30, 20, 5);
        int first = dice.below(EXTRAS.size());
        for (int i = 0; i < extras; i++) {
            var extra = EXTRAS.get((first + i) % EXTRAS.size());
            items.add(item(dice, extra, dice.percent(25) ? 2 : 1));
        }
        return items;
    }

    private static Order.Item item(Dice dice, Product product, int quantity) {
        var variant = dice.pick(product.variants());
        return new Order.Item(
                product.sku() + "-" + variant.sku(),
                product.name(),
                variant.name(),
                quantity,
                variant.price());
    }

    private static int cost(List<Order.Item> items) {
        return items.stream().mapToInt(Order.Item::cost).sum();
    }
}
