package org.tocsin.workspace.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleShopTest {
    private static final LocalDate ANCHOR = LocalDate.of(2026, 3, 4);

    @TempDir Path temp;

    @Test
    void aDayHasTheSameBytesOnEveryMachine() throws Exception {
        SampleShop.write(temp, ANCHOR);
        assertThat(hash("events_20260219.csv"))
                .isEqualTo("bba8bf4c535cd412f3a7c8d99fba42ea1e41f2abbeae89608de6a72c1983ead7");
        assertThat(hash("events_20260304.csv"))
                .isEqualTo("7d1dac59b12bbfbd1395d07172da4b5cc6fe03d0c8ae72a9cc08726ffe99bf8d");
        assertThat(hash("payments_20260304.csv"))
                .isEqualTo("e721c8fefe93757f18e6a9f9903b3c76326457b18b76fc9f0a5c5fb09f858799");
        assertThat(hash("orders.csv"))
                .isEqualTo("cfdc7696ee37ca06e3dddf7f95196a88652cc2257bc2583bd20524110334cef2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kathmandu", "Pacific/Apia"})
    void neitherZoneNorLocaleNorSummerTimeMatter(String zone) throws IOException {
        // Europe and North America change their clocks within this story.
        var anchor = LocalDate.of(2026, 3, 30);
        var here = temp.resolve("here");
        var there = temp.resolve("there");
        SampleShop.write(here, anchor);
        var zoneBefore = TimeZone.getDefault();
        var localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            SampleShop.write(there, anchor);
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
        assertThat(contents(there)).isEqualTo(contents(here));
    }

    @Test
    void fourteenDaysEndOnTheAnchor() throws IOException {
        SampleShop.write(temp, ANCHOR);
        var expected = new ArrayList<String>();
        for (int back = 13; back >= 0; back--) {
            String date = ANCHOR.minusDays(back).toString().replace("-", "");
            expected.add("events_" + date + ".csv");
            expected.add("payments_" + date + ".csv");
        }
        expected.add("orders.csv");
        assertThat(temp.toFile().list()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void filesThatAreThereStayAndBrokenOnesAreMended() throws IOException {
        SampleShop.write(temp, ANCHOR);
        var before = contents(temp);
        var old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        for (String name : before.keySet()) {
            Files.setLastModifiedTime(temp.resolve(name), old);
        }
        Files.writeString(temp.resolve("events_20260301.csv"), "half a fi");
        Files.delete(temp.resolve("orders.csv"));

        SampleShop.write(temp, ANCHOR);

        assertThat(contents(temp)).isEqualTo(before);
        for (String name : before.keySet()) {
            boolean rewritten = name.equals("events_20260301.csv") || name.equals("orders.csv");
            assertThat(Files.getLastModifiedTime(temp.resolve(name)).equals(old))
                    .as(name)
                    .isNotEqualTo(rewritten);
        }
    }

    @Test
    void everyRowLooksLikeAWebShopsLog() throws IOException {
        SampleShop.write(temp, ANCHOR);
        var day = ShopDay.read(temp, ANCHOR.minusDays(12));
        assertThat(day.header())
                .containsExactly(
                        "client_id",
                        "page_url",
                        "referrer",
                        "timestamp",
                        "event_name",
                        "event_data",
                        "user_agent");
        assertThat(day.rows())
                .allSatisfy(row -> {
                    assertThat(row.get("timestamp"))
                            .matches("2026-02-20T[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d{3}Z");
                    assertThat(Instant.parse(row.get("timestamp"))).isNotNull();
                    assertThat(row.get("page_url"))
                            .matches("https://(checkout\\.)?larkspur\\.example/.*");
                    assertThat(row.get("user_agent")).isNotEmpty();
                    if (!row.get("event_data").isEmpty()) {
                        assertThat(ShopDay.json(row.get("event_data")).isObject()).isTrue();
                    }
                });
        assertThat(day.rows())
                .isSortedAccordingTo(java.util.Comparator.comparing(row -> row.get("timestamp")));
        assertThat(day.purchases())
                .allSatisfy(purchase -> {
                    double items = 0;
                    for (var item : purchase.get("items")) {
                        items +=
                                item.get("item_price").asDouble() * item.get("quantity").asDouble();
                    }
                    assertThat(purchase.get("revenue").asDouble()).isEqualTo(items);
                });
        assertThat(day.rows()).extracting(row -> row.get("event_name")).contains("page_viewed");
        assertThat(day.count("email_filled_on_popup")).isPositive();
        assertThat(day.count("product_added_to_cart")).isGreaterThan(day.count("checkout_started"));
    }

    @Test
    void nightsInAmericaAreQuiet() {
        var day = ShopDay.of(healthy(LocalDate.of(2026, 5, 6)));
        long night = hours(day, "08", "09");
        long evening = hours(day, "17", "18");
        assertThat(evening).isGreaterThan(3 * night);
    }

    /** Document 002's thresholds, read by plain counting, over ten weeks. */
    @Test
    void healthyDaysPassEveryThreshold() {
        var first = LocalDate.of(2026, 1, 15);
        var known = new ArrayList<ShopDay.Figures>();
        for (int i = 0; i < 70; i++) {
            String name = first.plusDays(i).toString();
            var day = ShopDay.of(healthy(first.plusDays(i)));
            var figures = day.figures();
            assertThat(figures.events()).as(name).isBetween(3_000.0, 4_500.0);
            assertThat(figures.revenue()).as(name).isBetween(15_000.0, 28_000.0);
            assertThat(figures.conversions()).as(name).isBetween(15.0, 30.0);
            assertThat(figures.orderValue()).as(name).isBetween(840.0, 970.0);
            assertThat(day.nullClients()).as(name).isBetween(0.005, 0.014);
            assertThat(day.repeatedIds()).as(name).isZero();
            assertThat(figures.conversions()).as(name).isLessThan(day.count("checkout_started"));
            var shares = day.channels();
            assertThat(shares.keySet())
                    .as(name)
                    .containsExactlyInAnyOrder(
                            "direct",
                            "organic search",
                            "paid search",
                            "affiliate",
                            "email",
                            "referral",
                            "social",
                            "own");
            assertThat(shares.values()).as(name).allMatch(share -> share > 0.03);
            // Whether pages reached from the shop itself count as direct or apart.
            assertThat(shares.get("own") + shares.get("direct")).as(name).isLessThan(0.6);
            known.add(figures);
            if (i >= 7) {
                var week = known.subList(i - 7, i + 1);
                assertThat(z(week, ShopDay.Figures::revenue)).as(name).isBetween(-2.5, 2.5);
                assertThat(z(week, ShopDay.Figures::conversions)).as(name).isBetween(-2.5, 2.5);
                assertThat(z(week, ShopDay.Figures::orderValue)).as(name).isBetween(-2.0, 2.0);
                assertThat(z(week, ShopDay.Figures::events)).as(name).isBetween(-3.0, 3.0);
            }
        }
    }

    @Test
    void weekendsAreBusier() {
        var saturday = ShopDay.of(healthy(LocalDate.of(2026, 5, 9)));
        var wednesday = ShopDay.of(healthy(LocalDate.of(2026, 5, 6)));
        assertThat(saturday.events()).isGreaterThan(wednesday.events() + 300);
        assertThat(saturday.count("checkout_completed"))
                .isGreaterThan(wednesday.count("checkout_completed"));
    }

    @Test
    void thePlantedFaultsAreInTheFilesAndNowhereElse() throws IOException {
        SampleShop.write(temp, ANCHOR);
        for (int back = 13; back >= 0; back--) {
            var day = ShopDay.read(temp, ANCHOR.minusDays(back));
            String name = back + " days back";
            assertThat(day.header().contains("clientId")).as(name).isEqualTo(back <= 5);
            assertThat(day.header().contains("client_id")).as(name).isEqualTo(back > 5);
            assertThat(day.header().contains("referrer")).as(name).isEqualTo(back != 0);
            double nulls = back == 6 ? 0.09 : back == 2 ? 0.16 : 0.01;
            assertThat(day.nullClients()).as(name).isCloseTo(nulls, Offset.offset(0.005));
            assertThat(day.repeatedIds()).as(name).isEqualTo(back == 11 || back == 3 ? 1 : 0);
            assertThat(day.events() > 8_000).as(name).isEqualTo(back == 9);
            assertThat(day.figures().revenue()).as(name).isGreaterThan(10_000);
            assertThat(day.count("checkout_completed"))
                    .as(name)
                    .isLessThan(day.count("checkout_started"));
            if (back > 0) {
                assertThat(day.channels()).as(name).hasSize(8);
                assertThat(day.channels().values()).as(name).allMatch(share -> share < 0.6);
            }
        }
    }

    /** An anchor on every weekday, on a leap day and at the turn of a year. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02",
                "2026-03-03",
                "2026-03-04",
                "2026-03-05",
                "2026-03-06",
                "2026-03-07",
                "2026-03-08",
                "2028-02-29",
                "2027-01-01"
            })
    void onTheAnchorOnlyTheOrderValueLeavesItsBand(LocalDate anchor) throws IOException {
        SampleShop.write(temp, anchor);
        var week = new ArrayList<ShopDay.Figures>();
        for (int back = 7; back >= 0; back--) {
            week.add(ShopDay.read(temp, anchor.minusDays(back)).figures());
        }
        var today = ShopDay.read(temp, anchor);

        assertThat(z(week, ShopDay.Figures::orderValue)).isLessThan(-2.5);
        assertThat(z(week, ShopDay.Figures::revenue)).isBetween(-2.3, -0.5);
        assertThat(z(week, ShopDay.Figures::conversions)).isBetween(-2.0, 2.0);
        assertThat(z(week, ShopDay.Figures::events)).isBetween(-2.5, 2.5);
        assertThat(today.figures().revenue()).isBetween(14_000.0, 16_500.0);
        assertThat(today.nullClients()).isLessThan(0.05);
        assertThat(today.repeatedIds()).isZero();
    }

    /** From the plans and orders alone, which is quick enough for every day of two years. */
    @Test
    void thatHoldsForEveryAnchor() {
        for (int i = 0; i < 731; i++) {
            var anchor = LocalDate.of(2026, 1, 1).plusDays(i);
            var values = new ArrayList<Double>();
            var revenues = new ArrayList<Double>();
            var orders = new ArrayList<Double>();
            for (int back = 7; back >= 0; back--) {
                var plan = DayPlan.before(anchor, back);
                var day = Till.orders(plan);
                double revenue = day.stream().mapToInt(Order::amount).sum();
                values.add(revenue / day.size());
                revenues.add(revenue);
                orders.add((double) day.size());
            }
            assertThat(z(values)).as(anchor.toString()).isLessThan(-2.3);
            assertThat(z(revenues)).as(anchor.toString()).isBetween(-2.4, 0.0);
            assertThat(z(orders)).as(anchor.toString()).isBetween(-2.4, 2.4);
        }
    }

    @Test
    void theFaultsAreToldInWordsOldestFirst() {
        var faults = SampleShop.faults(ANCHOR);
        assertThat(faults)
                .contains(
                        new Planted(ANCHOR, "the column referrer is missing"),
                        new Planted(ANCHOR.minusDays(5), "the column client_id is called clientId"))
                .isSortedAccordingTo(java.util.Comparator.comparing(Planted::day));
        assertThat(faults.stream().map(Planted::words).distinct()).hasSize(Fault.values().length);
    }

    @Test
    void theBooksAgreeWithTheEvents() throws IOException {
        SampleShop.write(temp, ANCHOR);
        var orders = ShopDay.csv(Files.readString(temp.resolve("orders.csv")));
        var amounts = new HashMap<String, Double>();
        for (var line : orders.subList(1, orders.size())) {
            assertThat(amounts.put(line.get(0), Double.valueOf(line.get(3)))).isNull();
        }
        var sold = new HashMap<String, Double>();
        for (int back = 13; back >= 0; back--) {
            for (var purchase : ShopDay.read(temp, ANCHOR.minusDays(back)).purchases()) {
                sold.put(
                        purchase.get("transaction_id").asText(),
                        purchase.get("revenue").asDouble());
            }
        }
        assertThat(amounts).isEqualTo(sold);
        var statuses = new HashMap<String, Integer>();
        orders.subList(1, orders.size())
                .forEach(line -> statuses.merge(line.get(2), 1, Integer::sum));
        assertThat(statuses).containsOnlyKeys("placed", "paid", "shipped", "returned", "lost");
        assertThat(statuses).containsEntry("lost", 3);
    }

    @Test
    void onlyTheNewestPaymentsFileIsCutOff() throws IOException {
        SampleShop.write(temp, ANCHOR);
        for (int back = 13; back >= 0; back--) {
            String date = ANCHOR.minusDays(back).toString().replace("-", "");
            String text = Files.readString(temp.resolve("payments_" + date + ".csv"));
            var lines = ShopDay.csv(text);
            assertThat(text.endsWith("\n")).isEqualTo(back != 0);
            assertThat(lines).allMatch(line -> line.size() == 6);
            assertThat(lines.getLast().getLast()).isEqualTo(back == 0 ? "U" : "USD");
        }
    }

    @Test
    void missingDaysAreMadeUpForAndAreHealthy() throws IOException {
        SampleShop.write(temp, ANCHOR);

        var added = SampleShop.topUp(temp, ANCHOR.plusDays(3));

        assertThat(added)
                .containsExactly(ANCHOR.plusDays(1), ANCHOR.plusDays(2), ANCHOR.plusDays(3));
        for (var day : added) {
            assertThat(ShopDay.read(temp, day)).isEqualTo(ShopDay.of(healthy(day)));
        }
        assertThat(temp.resolve("payments_20260307.csv")).exists();
        var ids = new HashSet<String>();
        Files.lines(temp.resolve("orders.csv"))
                .forEach(line -> assertThat(ids.add(line.split(",")[0])).isTrue());
        assertThat(ids).anyMatch(id -> id.startsWith("LSP-20260307-"));
    }

    @Test
    void nothingIsAddedTwiceNorWhenTheClockIsSetBack() throws IOException {
        SampleShop.write(temp, ANCHOR);
        SampleShop.topUp(temp, ANCHOR.plusDays(2));
        var before = contents(temp);

        assertThat(SampleShop.topUp(temp, ANCHOR.plusDays(2))).isEmpty();
        assertThat(SampleShop.topUp(temp, ANCHOR.minusYears(1))).isEmpty();
        assertThat(contents(temp)).isEqualTo(before);
    }

    @Test
    void anInterruptedTopUpIsCompletedWithoutRepeats() throws IOException {
        SampleShop.write(temp, ANCHOR);
        SampleShop.topUp(temp, ANCHOR.plusDays(2));
        var whole = contents(temp);
        Files.delete(temp.resolve("events_20260305.csv"));
        Files.delete(temp.resolve("events_20260306.csv"));
        Files.delete(temp.resolve("payments_20260306.csv"));

        SampleShop.topUp(temp, ANCHOR.plusDays(2));

        assertThat(contents(temp)).isEqualTo(whole);
    }

    @Test
    void afterALongPauseTheLatestThirtyDaysAreThere() throws IOException {
        SampleShop.write(temp, ANCHOR);
        var today = ANCHOR.plusDays(400);
        assertThat(SampleShop.topUp(temp, today))
                .hasSize(30)
                .startsWith(today.minusDays(29))
                .endsWith(today);
    }

    @Test
    void aFolderWithoutTheShopIsLeftAlone() throws IOException {
        Files.writeString(temp.resolve("events_99999999.csv"), "x");
        assertThat(SampleShop.topUp(temp, ANCHOR)).isEmpty();
        assertThat(SampleShop.topUp(temp.resolve("none"), ANCHOR)).isEmpty();
        assertThat(temp.toFile().list()).containsExactly("events_99999999.csv");
    }

    private static String healthy(LocalDate day) {
        var plan = DayPlan.healthy(day);
        return EventFile.of(plan, Till.orders(plan));
    }

    private static long hours(ShopDay day, String... hours) {
        return day.rows().stream()
                .filter(row -> List.of(hours).contains(row.get("timestamp").substring(11, 13)))
                .count();
    }

    /** Of the last day against those before it. */
    private static double z(List<ShopDay.Figures> week, ToDoubleFunction<ShopDay.Figures> measure) {
        return z(week.stream().map(measure::applyAsDouble).toList());
    }

    /** Of the last value against those before it, with the sample standard deviation. */
    private static double z(List<Double> values) {
        int n = values.size() - 1;
        double sum = 0;
        double squares = 0;
        for (double value : values.subList(0, n)) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / n;
        return (values.getLast() - mean) / Math.sqrt((squares - n * mean * mean) / (n - 1));
    }

    private String hash(String name) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(temp.resolve(name))));
    }

    private static Map<String, String> contents(Path folder) {
        var contents = new HashMap<String, String>();
        for (var file : folder.toFile().listFiles()) {
            try {
                contents.put(
                        file.getName(), Files.readString(file.toPath(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contents;
    }
}
