package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.sample;
import static org.tocsin.source.Asks.scan;
import static org.tocsin.source.Asks.sql;
import static org.tocsin.source.Asks.where;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** The same rows in a text file, in H2 and in PostgreSQL give the same answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowKindsTest {
    private static final Offset<Double> TINY = Offset.offset(1e-9);
    private static final LocalDate SPRING = LocalDate.of(2025, 3, 9);

    static final String ROWS =
            """
            u1|2025-03-04 10:00:00|ios|10|view
            u1|2025-03-04 10:05:00|ios|12|view
            u1|2025-03-04 10:15:00|ios|11|buy
            u1|2025-03-04 10:15:01|android|40|view
            u2|2025-03-04 11:00:00|android|44|
            u2|2025-03-04 11:10:00|android|42|odd
            |2025-03-04 23:30:00|web|1|view
            """;

    @TempDir static Path folder;
    private EmbeddedPostgres postgres;
    final Map<String, SourceReader> readers = new LinkedHashMap<>();

    @BeforeAll
    void fill() throws Exception {
        Files.writeString(
                folder.resolve("events.csv"),
                "who,at,platform,minutes,kind\n" + ROWS.replace('|', ','));
        Files.writeString(folder.resolve("nobody.csv"), "who,at,platform,minutes,kind\n");
        readers.put(
                "files",
                Sources.open(
                        new SourceSpec.Folder(new SourceId("shop"), ".", SourceSpec.Limits.DEFAULT),
                        folder,
                        folder));
        String h2 = "jdbc:h2:" + folder.resolve("shop");
        try (var c = DriverManager.getConnection(h2)) {
            fill(c);
        }
        readers.put("h2", open(h2));
        postgres = EmbeddedPostgres.start();
        try (var c = postgres.getPostgresDatabase().getConnection()) {
            fill(c);
        }
        readers.put("postgres", open(postgres.getJdbcUrl("postgres", "postgres")));
    }

    private static void fill(Connection connection) throws Exception {
        try (var s = connection.createStatement()) {
            for (String table : List.of("events", "nobody")) {
                s.execute(
                        "create table %s (who varchar, at timestamp, platform varchar, minutes decimal(10,2), kind varchar)"
                                .formatted(table));
            }
            for (String line : ROWS.lines().toList()) {
                String values = "'" + String.join("','", line.split("\\|", -1)) + "'";
                s.execute("insert into events values (" + values.replace("''", "null") + ")");
            }
        }
    }

    private SourceReader open(String url) {
        return Sources.open(
                new SourceSpec.Jdbc(
                        new SourceId("db"),
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        SourceSpec.Limits.DEFAULT),
                folder,
                folder);
    }

    @AfterAll
    void stop() throws Exception {
        readers.values().forEach(SourceReader::close);
        postgres.close();
    }

    List<String> engines() {
        return List.of("files", "h2", "postgres");
    }

    private SourceReader reader(String engine) {
        return Objects.requireNonNull(readers.get(engine));
    }

    private static Asks events(String engine) {
        return of(engine, "events");
    }

    private static Asks of(String engine, String name) {
        return (engine.equals("files") ? Asks.files(name + ".csv") : Asks.table(name))
                .column("who", ColumnType.TEXT)
                .column("at", ColumnType.TIMESTAMP)
                .column("platform", ColumnType.TEXT)
                .column("minutes", ColumnType.DECIMAL)
                .column("kind", ColumnType.TEXT);
    }

    private static Formula age(Optional<Expression> where) {
        return new Formula.Age(sql("at"), where);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void ageIsFromTheNewestRowToNow(String engine) throws Exception {
        // Asked at 06:00 on the 5th; the newest row is of 23:30 the day before.
        var answers =
                scan(
                        reader(engine),
                        events(engine)
                                .request(
                                        age(Optional.empty()),
                                        age(where("platform = 'ios'")),
                                        age(where("platform = 'fax'"))));
        assertThat(answers.value(0)).isEqualTo(6.5 * 3_600);
        assertThat(answers.value(1)).isEqualTo(19.75 * 3_600);
        assertThat(answers.taken(2).value()).isEmpty();
        assertThat(answers.taken(2).details()).containsExactly("there are no rows");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void naiveStampsAgeByTheClockOfTheirZone(String engine) throws Exception {
        var berlin = events(engine).in("Europe/Berlin").request(age(Optional.empty()));
        assertThat(scan(reader(engine), berlin).value(0)).isEqualTo(7.5 * 3_600);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEmptyTableHasNoAgeAndSaysSo(String engine) throws Exception {
        var answers = scan(reader(engine), of(engine, "nobody").request(age(Optional.empty())));
        assertThat(answers.taken(0).value()).isEmpty();
        assertThat(answers.taken(0).tested().rows()).isZero();
        assertThat(answers.taken(0).details()).containsExactly("there are no rows");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void complianceIsTheShareThatPassesEveryTestAndNamesTheWorst(String engine) throws Exception {
        var compliance =
                new Formula.Compliance(
                        List.of(
                                new RowTest.Present(sql("who"), true),
                                new RowTest.Present(sql("kind"), true),
                                new RowTest.OneOf(sql("kind"), List.of("view", "buy")),
                                new RowTest.Range(
                                        sql("minutes"), Optional.of(sql("5")), Optional.empty()),
                                new RowTest.Matches(sql("platform"), "[a-z]+")),
                        Optional.empty());
        var request = events(engine).request(compliance);
        var answers = scan(reader(engine), request);
        // One row fails two tests and counts once.
        assertThat(answers.value(0)).isEqualTo(4 / 7.0, TINY);
        assertThat(answers.taken(0).tested().failing()).hasValue(3);
        assertThat(answers.taken(0).notes())
                .containsExactly(
                        "failed most: who is missing (1 rows), kind is missing (1 rows), kind is none of the accepted values (1 rows)");
        assertThat(sample(reader(engine), request).rows()).hasSize(3);
        var none = scan(reader(engine), of(engine, "nobody").request(compliance));
        assertThat(none.taken(0).value()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void hoursWithoutRowsAreMissing(String engine) throws Exception {
        var hours = new Formula.HoursCovered(sql("at"), Optional.empty());
        var answers = scan(reader(engine), events(engine).request(hours, new Formula.HoursInDay()));
        // Rows lie in the hours of 10, 11 and 23 o'clock.
        assertThat(answers.value(0)).isEqualTo(3 - 24);
        assertThat(answers.value(1)).isEqualTo(24);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aDayThatIsNotOverLacksNoHourToCome(String engine) throws Exception {
        // At 06:00 on the 5th, in a zone where it is still 22:00 on the 4th.
        var hours = new Formula.HoursCovered(sql("at"), Optional.empty());
        var request = events(engine).in("America/Los_Angeles").request(hours);
        assertThat(scan(reader(engine), request).value(0)).isEqualTo(2 - 22);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aDayOfTheClockChangeIsShorterOrLonger(String engine) throws Exception {
        var losAngeles = events(engine).in("America/Los_Angeles");
        assertThat(
                        scan(reader(engine), losAngeles.request(SPRING, new Formula.HoursInDay()))
                                .value(0))
                .isEqualTo(23);
        assertThat(
                        scan(
                                        reader(engine),
                                        losAngeles.request(
                                                LocalDate.of(2025, 11, 2),
                                                new Formula.HoursInDay()))
                                .value(0))
                .isEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void eventsAtExactMultiplesAreRegular(String engine) throws Exception {
        var request =
                events(engine)
                        .request(
                                new Formula.RegularIntervals(
                                        sql("who"),
                                        sql("at"),
                                        Duration.ofMinutes(5),
                                        Optional.empty()));
        // Five, ten and ten minutes, but one second is not; the row without a user never counts.
        assertThat(scan(reader(engine), request).value(0)).isEqualTo(0.75);
        assertThat(scan(reader(engine), request).taken(0).tested().rows()).isEqualTo(4);
        assertThat(sample(reader(engine), request).rows()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theValuesThatOccurAreListed(String engine) throws Exception {
        var request =
                events(engine)
                        .by(new Partitioning.ByColumn("at", Grain.DAY))
                        .request(new Formula.NewValues(sql("kind"), 7, Optional.empty()));
        if (engine.equals("files")) {
            request =
                    events(engine).request(new Formula.NewValues(sql("kind"), 7, Optional.empty()));
        }
        assertThat(scan(reader(engine), request).taken(0).details())
                .filteredOn(value -> !value.isEmpty())
                .containsExactlyInAnyOrder("view", "buy", "odd");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void groupsAreComparedByTheirMedians(String engine) throws Exception {
        var all =
                new Formula.GroupGap(
                        sql("minutes"),
                        new Formula.Groups(sql("platform"), List.of(), 2),
                        Optional.empty());
        var named =
                new Formula.GroupGap(
                        sql("minutes"),
                        new Formula.Groups(sql("platform"), List.of("ios", "web"), 1),
                        Optional.empty());
        var alone =
                new Formula.GroupGap(
                        sql("minutes"),
                        new Formula.Groups(sql("platform"), List.of("ios"), 1),
                        Optional.empty());
        var answers = scan(reader(engine), events(engine).request(all, named, alone));
        // The medians are 11 and 42; the one row of the web is too little to compare.
        assertThat(answers.value(0)).isEqualTo(31 / 11.0, TINY);
        assertThat(answers.taken(0).notes())
                .containsExactly("median 11.00 of ios, 42.00 of android");
        assertThat(answers.value(1)).isEqualTo(10, TINY);
        assertThat(answers.taken(2).value()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void bimodalityIsSarlesCoefficient(String engine) throws Exception {
        var request =
                events(engine)
                        .request(
                                new Formula.Bimodality(sql("minutes"), Optional.empty()),
                                new Formula.Bimodality(
                                        sql("minutes"), where("platform = 'android'")));
        var answers = scan(reader(engine), request);
        // Reckoned apart, with the skewness and kurtosis of SAS.
        assertThat(answers.value(0)).isEqualTo(0.3560848772303743, TINY);
        assertThat(answers.taken(1).value()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void sessionsOverMidnightAreFoundByARowTest(String engine) throws Exception {
        var spanning =
                new Formula.FailingRows(
                        new RowTest.Satisfies(
                                sql("cast(at as date) = cast(at + interval '40' minute as date)")),
                        false,
                        Optional.empty());
        assertThat(scan(reader(engine), events(engine).request(spanning)).value(0)).isEqualTo(1);
    }
}
