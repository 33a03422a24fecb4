package org.tocsin.workspace.sample;

import java.util.List;

/** Writes what the shop's own books say of the orders. */
final class Ledger {
    static final String ORDERS_HEADING = "order_id,placed_at,status,amount,currency\n";
    private static final String PAYMENTS_HEADING =
            "payment_id,order_id,paid_at,method,amount,currency\n";
    private static final List<String> METHODS =
            List.of("card", "card", "card", "wallet", "invoice");

    private Ledger() {}

    /**
     * The lines of a day's orders.
     *
     * @param age days up to the newest in the file: an order moves on and is shipped
     */
    static String orders(DayPlan plan, List<Order> orders, int age) {
        var text = new StringBuilder();
        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            boolean lost = plan.has(Fault.LOST_ORDERS) && i % 6 == 1 && i < 18;
            text.append(order.id()).append(',').append(plan.day()).append('T');
            TimeOfDay.append(text, order.at());
            text.append("Z,").append(lost ? "lost" : status(order, age));
            text.append(',').append(order.amount()).append(".00,USD\n");
        }
        return text.toString();
    }

    private static String status(Order order, int age) {
        if (age > 6 && order.amount() % 7 == 0) {
            return "returned";
        }
        return age > 3 ? "shipped" : age > 0 ? "paid" : "placed";
    }

    /** The whole file of a day's payments, broken off where that is planted. */
    static String payments(DayPlan plan, List<Order> orders) {
        var dice = Dice.of(plan.day(), Dice.Stream.PAYMENTS);
        var text = new StringBuilder(PAYMENTS_HEADING);
        for (var order : orders) {
            text.append("PAY-").append(dice.token());
            text.append(',').append(order.id()).append(',').append(plan.day()).append('T');
            TimeOfDay.append(text, order.at() + dice.between(200, 4_000));
            text.append("Z,").append(dice.pick(METHODS));
            text.append(',').append(order.amount()).append(".00,USD\n");
        }
        if (plan.has(Fault.CUT_OFF_PAYMENTS)) {
            // In the middle of the currency: whoever reads the line still has a cell for each
            // column.
            text.setLength(text.length() - "SD\n".length());
        }
        return text.toString();
    }
}
