package org.tocsin.workspace.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tocsin.workspace.AtomicFile;

/**
 * Larkspur Bedding, an invented shop with the event files of document 002: {@code
 * events_yyyyMMdd.csv} and {@code payments_yyyyMMdd.csv} for each UTC day, and {@code orders.csv}
 * with all of them. A day's bytes depend on its date and on its place in the story only.
 */
public final class SampleShop {
    /** How many days the story has, the anchor being the last. */
    public static final int DAYS = 14;

    /** How many missing days are made up for at most. */
    public static final int TOP_UP = 30;

    private static final Pattern EVENTS = Pattern.compile("events_(\\d{8})\\.csv");
    private static final String ORDERS = "orders.csv";

    private SampleShop() {}

    /** What is wrong with which day, oldest first, for the user to read. */
    public static List<Planted> faults(LocalDate anchor) {
        return story(anchor).stream()
                .flatMap(plan ->
                        plan.faults().stream().map(fault -> new Planted(plan.day(), fault.words())))
                .toList();
    }

    /**
     * Writes the story that ends on the anchor. Files that are there with the right size stay, so
     * an interrupted writing can be repeated.
     *
     * @param folder made when missing
     * @throws IOException when the disk is full, the folder read-only and the like
     */
    public static void write(Path folder, LocalDate anchor) throws IOException {
        Files.createDirectories(folder);
        var orders = new StringBuilder(Ledger.ORDERS_HEADING);
        for (var day : draw(story(anchor))) {
            orders.append(day.ledger(anchor));
            day.write(folder);
        }
        put(folder.resolve(ORDERS), ascii(orders));
    }

    /**
     * Adds healthy days after the newest one in the folder up to today, the latest {@value #TOP_UP}
     * of them when more are missing, so that the sample stays alive from one sitting to the next.
     *
     * @return the days that were added; none when the folder holds no day of the shop
     * @throws IOException as {@link #write}
     */
    public static List<LocalDate> topUp(Path folder, LocalDate today) throws IOException {
        var newest = newest(folder);
        if (newest.isEmpty() || !newest.get().isBefore(today)) {
            return List.of();
        }
        LocalDate first = newest.get().plusDays(1);
        LocalDate limit = today.minusDays(TOP_UP - 1);
        var missing =
                (first.isBefore(limit) ? limit : first).datesUntil(today.plusDays(1)).toList();
        var days = draw(missing.stream().map(DayPlan::healthy).toList());
        // Books before events: the newest events file says how far the folder has come.
        addOrders(folder.resolve(ORDERS), days, today);
        for (var day : days) {
            day.write(folder);
        }
        return missing;
    }

    /** Days that an interrupted call has entered already are left alone. */
    private static void addOrders(Path file, List<Day> days, LocalDate today) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String known = Files.readString(file);
        var lines = new StringBuilder();
        for (var day : days) {
            if (!known.contains(Till.prefix(day.plan()))) {
                lines.append(day.ledger(today));
            }
        }
        if (!lines.isEmpty()) {
            AtomicFile.put(file, (known + lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<DayPlan> story(LocalDate anchor) {
        return IntStream.range(0, DAYS)
                .mapToObj(i -> DayPlan.before(anchor, DAYS - 1 - i))
                .toList();
    }

    /** Draws days side by side: each depends on itself alone. */
    private static List<Day> draw(List<DayPlan> plans) {
        return plans.parallelStream()
                .map(plan -> {
                    var orders = Till.orders(plan);
                    return new Day(plan, orders, EventFile.of(plan, orders));
                })
                .toList();
    }

    private record Day(DayPlan plan, List<Order> orders, String events) {
        /** Its lines in the file of all orders, as of a day. */
        String ledger(LocalDate asOf) {
            return Ledger.orders(plan, orders, (int) ChronoUnit.DAYS.between(plan.day(), asOf));
        }

        void write(Path folder) throws IOException {
            String date = DateTimeFormatter.BASIC_ISO_DATE.format(plan.day());
            String payments = Ledger.payments(plan, orders);
            put(folder.resolve("payments_" + date + ".csv"), ascii(payments));
            put(folder.resolve("events_" + date + ".csv"), ascii(events));
        }
    }

    private static byte[] ascii(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || Files.size(file) != content.length) {
            AtomicFile.put(file, content);
        }
    }

    private static Optional<LocalDate> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        var days = new ArrayList<LocalDate>();
        try (var files = Files.newDirectoryStream(folder, "events_*.csv")) {
            for (Path file : files) {
                day(String.valueOf(file.getFileName())).ifPresent(days::add);
            }
        }
        return days.stream().max(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> day(String fileName) {
        var name = EVENTS.matcher(fileName);
        try {
            return name.matches()
                    ? Optional.of(LocalDate.parse(name.group(1), DateTimeFormatter.BASIC_ISO_DATE))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
