package org.tocsin.workspace.sample;

import java.util.List;

/** Writes a day's events as CSV, with the faults that concern its shape. */
final class EventFile {
    private EventFile() {}

    static String of(DayPlan plan, List<Order> orders) {
        boolean referrer = !plan.has(Fault.NO_REFERRER);
        var rows = Visits.rows(plan, orders);
        var text = new StringBuilder(rows.size() * 320);
        text.append(plan.has(Fault.RENAMED_CLIENT_ID) ? "clientId" : "client_id");
        text.append(",page_url").append(referrer ? ",referrer" : "");
        text.append(",timestamp,event_name,event_data,user_agent\n");
        String date = plan.day() + "T";
        var dice = Dice.of(plan.day(), Dice.Stream.NULLS);
        int nulls = plan.nullClients();
        int left = rows.size();
        for (var row : rows) {
            // Each remaining row has the same chance, and the number comes out exactly.
            if (dice.below(left--) < nulls) {
                nulls--;
            } else {
                text.append(row.client());
            }
            text.append(',').append(row.url());
            if (referrer) {
                text.append(',').append(row.referrer());
            }
            TimeOfDay.append(text.append(',').append(date), row.at());
            text.append("Z,").append(row.event()).append(',');
            quote(text, row.data());
            quote(text.append(','), row.agent());
            text.append('\n');
        }
        return text.toString();
    }

    private static void quote(StringBuilder text, String value) {
        if (value.indexOf(',') < 0 && value.indexOf('"') < 0) {
            text.append(value);
        } else {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
    }
}
