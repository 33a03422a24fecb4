package org.tocsin.workspace.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A day's events file counted by plain reading, with nothing of the generator in it. */
record ShopDay(List<String> header, List<Map<String, String>> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ShopDay read(Path folder, LocalDate day) throws IOException {
        String name = "events_" + day.format(DateTimeFormatter.ofPattern("yyyyMMdd")) + ".csv";
        return of(Files.readString(folder.resolve(name)));
    }

    static ShopDay of(String text) {
        var lines = csv(text);
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.size() != lines.getFirst().size()) {
                throw new AssertionError("ragged line " + line);
            }
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.getFirst().get(i), line.get(i));
            }
            rows.add(row);
        }
        return new ShopDay(lines.getFirst(), rows);
    }

    /** RFC 4180. */
    static List<List<String>> csv(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (!line.isEmpty()) {
            line.add(cell.toString());
            lines.add(line);
        }
        return lines;
    }

    int events() {
        return rows.size();
    }

    long count(String event) {
        return rows.stream().filter(row -> row.get("event_name").equals(event)).count();
    }

    double nullClients() {
        String column = header.contains("client_id") ? "client_id" : "clientId";
        return (double) rows.stream().filter(row -> row.get(column).isEmpty()).count()
                / rows.size();
    }

    List<JsonNode> purchases() {
        return rows.stream()
                .filter(row -> row.get("event_name").equals("checkout_completed"))
                .map(row -> json(row.get("event_data")))
                .toList();
    }

    /** What the z-scores look at; revenue in US dollars. */
    record Figures(double events, double revenue, double conversions) {
        double orderValue() {
            return revenue / conversions;
        }
    }

    Figures figures() {
        var purchases = purchases();
        double revenue = purchases.stream().mapToDouble(p -> p.get("revenue").asDouble()).sum();
        return new Figures(rows.size(), revenue, purchases.size());
    }

    int repeatedIds() {
        var seen = new HashSet<String>();
        var repeated = new HashSet<String>();
        for (var purchase : purchases()) {
            String id = purchase.get("transaction_id").asText();
            if (!seen.add(id)) {
                repeated.add(id);
            }
        }
        return repeated.size();
    }

    /** Each channel's share of the events, pages reached from the shop itself as {@code own}. */
    Map<String, Double> channels() {
        var shares = new HashMap<String, Double>();
        for (var row : rows) {
            shares.merge(
                    channel(row.get("page_url"), row.getOrDefault("referrer", "")),
                    1.0 / rows.size(),
                    Double::sum);
        }
        return shares;
    }

    private static String channel(String url, String referrer) {
        if (url.contains("utm_medium=cpc") && url.contains("gclid=")) {
            return "paid search";
        }
        if (url.contains("utm_medium=affiliate")) {
            return "affiliate";
        }
        if (url.contains("utm_medium=email")) {
            return "email";
        }
        if (url.contains("fbclid=")) {
            return "social";
        }
        if (referrer.isEmpty()) {
            return "direct";
        }
        if (referrer.contains("google.") || referrer.contains("bing.")) {
            return "organic search";
        }
        return referrer.startsWith("https://larkspur.example") ? "own" : "referral";
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
