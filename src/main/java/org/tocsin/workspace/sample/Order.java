package org.tocsin.workspace.sample;

import java.util.List;

/**
 * One sale.
 *
 * @param id unique among all days
 * @param at milliseconds after the day's start, when it was paid
 * @param amount whole US dollars
 */
record Order(String id, int at, List<Item> items, int amount) {
    /**
     * @param variant may hold double quotes, as a size in inches does
     * @param price of one, whole US dollars
     */
    record Item(String sku, String name, String variant, int quantity, int price) {
        int cost() {
            return quantity * price;
        }
    }

    /** What the shop's page reports when the order is paid. */
    String json() {
        var text = new StringBuilder(256);
        text.append("{\"transaction_id\":\"").append(id);
        text.append("\",\"revenue\":").append(amount).append(",\"items\":[");
        String comma = "";
        for (var item : items) {
            text.append(comma).append("{\"item_id\":\"").append(item.sku());
            text.append("\",\"item_name\":\"").append(item.name());
            text.append("\",\"item_variant\":\"").append(item.variant().replace("\"", "\\\""));
            text.append("\",\"quantity\":").append(item.quantity());
            text.append(",\"item_price\":").append(item.price()).append('}');
            comma = ",";
        }
        return text.append("]}").toString();
    }
}
