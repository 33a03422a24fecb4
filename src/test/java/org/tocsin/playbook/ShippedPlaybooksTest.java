package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.playbook.Guidance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;

class ShippedPlaybooksTest {
    private static final Path RESOURCES = Path.of("src/main/resources/playbooks");

    private final Playbook puffy =
            ShippedPlaybooks.read("puffy").flatMap(PlaybookReader.Reading::playbook).orElseThrow();

    @Test
    void theIndexNamesEveryFileThatShips() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            var shipped =
                    files.filter(Files::isRegularFile)
                            .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.contains("/"))
                            .sorted()
                            .toList();
            assertThat(Files.readAllLines(RESOURCES.resolve("index.txt"))).isEqualTo(shipped);
        }
    }

    @Test
    void everyShippedPlaybookIsWithoutErrors() {
        assertThat(ShippedPlaybooks.names()).contains("puffy", "monstera", "incident-management");
        for (String name : ShippedPlaybooks.names()) {
            assertThat(ShippedPlaybooks.read(name).orElseThrow().problems())
                    .noneMatch(problem -> problem.level() == Problem.Level.ERROR);
        }
    }

    @Test
    void puffyIsWithoutProblems() {
        assertThat(ShippedPlaybooks.read("puffy").orElseThrow().problems()).isEmpty();
    }

    /** Every row of the four monitoring tables of document 002, and its tuned thresholds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    event-count | Daily event count | CRITICAL when below 2,000; WARNING when above 8,000
                    null-client-id | NULL client_id rate | CRITICAL when above 5.0%
                    schema | Missing columns | CRITICAL when above 0
                    revenue-floor | Daily revenue | CRITICAL when below $10,000
                    conversions-floor | Daily conversions | CRITICAL when below 10
                    revenue-zscore | Revenue anomaly | WARNING when more than 2.5 standard deviations away from the mean of the previous 7
                    conversions-zscore | Conversions anomaly | WARNING when more than 2.5 standard deviations away from the mean of the previous 7
                    aov-zscore | AOV anomaly | WARNING when more than 2 standard deviations away from the mean of the previous 7
                    traffic-zscore | Traffic anomaly | WARNING when more than 3 standard deviations away from the mean of the previous 7
                    duplicate-transactions | Duplicate transactions | CRITICAL when above 0
                    funnel-inversion | Funnel inversion | WARNING when above 0
                    zero-conversions-with-carts | Zero conversions with cart activity | CRITICAL when above 0
                    channel-concentration | Single channel > 80% | WARNING when above 80.0%
                    missing-channels | Missing expected channels | WARNING when above 0
                    """)
    void puffyHasTheRulesOfItsDocument(String id, String name, String rules) {
        var check = puffy.check(new CheckId(id)).orElseThrow();

        assertThat(check.title().name()).isEqualTo(name);
        assertThat(check.rules().stream().map(rule -> Words.rule(rule, check.measure().unit())))
                .containsExactly(rules.split("; "));
        assertThat(check.title().why()).isNotEmpty();
        assertThat(check.title().source().orElseThrow()).startsWith("document 002, ");
        assertThat(check.handling().schedule())
                .isEqualTo(new Schedule.Daily(LocalTime.of(6, 30), ZoneId.of("UTC")));
    }

    @Test
    void puffyHasNoFurtherChecks() {
        assertThat(puffy.checks()).hasSize(14);
    }

    @Test
    void puffyReckonsWhatItsDocumentMeans() {
        var bought = Optional.of(new Expression("event_name = 'checkout_completed'"));
        assertThat(formula("null-client-id"))
                .isEqualTo(
                        new Formula.NullRate(new Expression("client_id"), true, Optional.empty()));
        assertThat(formula("schema"))
                .isEqualTo(new Formula.Schema(Set.of(Formula.SchemaFault.MISSING)));
        assertThat(formula("duplicate-transactions"))
                .isEqualTo(
                        new Formula.Duplicates(
                                List.of(new Expression("transaction_id")),
                                Formula.Counting.KEYS,
                                Optional.empty(),
                                bought));
        assertThat(formula("conversions-floor")).isEqualTo(new Formula.RowCount(bought));
        assertThat(formula("funnel-inversion"))
                .isInstanceOfSatisfying(
                        Formula.Relation.class,
                        relation -> {
                            assertThat(relation.form()).isEqualTo(Formula.Form.DIFFERENCE);
                            assertThat(formulaOf(relation.left()))
                                    .isEqualTo(new Formula.RowCount(bought));
                        });
    }

    @Test
    void puffySaysHowSeveritiesAreAnswered() {
        assertThat(puffy.severities())
                .extracting(guide -> guide.severity().id())
                .containsExactly("CRITICAL", "WARNING", "INFO");
        var critical = puffy.severities().getFirst();
        assertThat(critical.response()).isEqualTo("Immediate (within 1 hour)");
        assertThat(critical.targets().respond()).contains(new Span.Wall(Duration.ofHours(1)));
        assertThat(critical.escalation()).isEqualTo("Auto-page on-call engineer");
        assertThat(critical.examples()).hasSize(4);
    }

    @Test
    void puffyKnowsItsDayItsAdviceAndItsRunbooks() {
        assertThat(puffy.header().guidance().day())
                .extracting(Guidance.Step::at)
                .containsExactly(
                        LocalTime.of(6, 0),
                        LocalTime.of(6, 30),
                        LocalTime.of(6, 35),
                        LocalTime.of(7, 0));
        assertThat(puffy.header().guidance().notes())
                .extracting(Guidance.Note::title)
                .contains("Threshold tuning", "Handling expected variations");
        assertThat(puffy.runbooks())
                .extracting(Runbook::title)
                .containsExactlyInAnyOrder(
                        "High NULL Client ID Rate", "Duplicate Transactions", "Schema Change");
        assertThat(
                        puffy.checks().stream()
                                .map(Check::handling)
                                .flatMap(handling -> handling.runbook().stream()))
                .hasSize(3)
                .allMatch(id -> puffy.runbook(id).isPresent());
    }

    @Test
    void aCopyReadsBackEqualAndHasTheSchemaBesideIt(@TempDir Path folder) {
        var target = folder.resolve("new/mine");

        var copy = ShippedPlaybooks.copy("puffy", target);

        assertThat(copy)
                .isInstanceOfSatisfying(
                        ShippedPlaybooks.Copy.Done.class,
                        done ->
                                assertThat(done.files())
                                        .hasSize(11)
                                        .allMatch(Files::isRegularFile));
        var reading = PlaybookReader.read(target);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.playbook()).contains(puffy);
        assertThat(target.resolve("playbook.schema.json")).isNotEmptyFile();
    }

    @Test
    void aCopyOverwritesNothing(@TempDir Path folder) throws IOException {
        var mine = Files.writeString(folder.resolve("checks.yaml"), "mine");

        assertThat(ShippedPlaybooks.copy("puffy", folder))
                .isInstanceOf(ShippedPlaybooks.Copy.Refused.class);
        assertThat(ShippedPlaybooks.copy("puffy", mine))
                .isInstanceOf(ShippedPlaybooks.Copy.Refused.class);
        assertThat(folder).isDirectoryContaining(mine::equals);
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("playbook.yaml")).doesNotExist();
    }

    @Test
    void anEmptyFolderTakesACopy(@TempDir Path folder) {
        assertThat(ShippedPlaybooks.copy("puffy", folder))
                .isInstanceOf(ShippedPlaybooks.Copy.Done.class);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest(@TempDir Path folder) {
        assertThat(ShippedPlaybooks.read("pufy")).isEmpty();
        assertThat(ShippedPlaybooks.copy("pufy", folder))
                .isEqualTo(
                        new ShippedPlaybooks.Copy.Refused(
                                "there is no playbook \"pufy\"; did you mean \"puffy\"?"));
    }

    @Test
    void theyAreFoundInsideAJar(@TempDir Path folder) throws Exception {
        var jar = folder.resolve("tocsin.jar");
        var classes =
                Path.of(
                        ShippedPlaybooks.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.startsWith("playbooks/") || name.startsWith("org/tocsin/")) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
        }
        var own = ClassLoader.getSystemClassLoader();
        try (var loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, null) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        return name.startsWith("org.tocsin.")
                                ? super.findClass(name)
                                : own.loadClass(name);
                    }
                }) {
            var shipped = loader.loadClass(ShippedPlaybooks.class.getName());

            assertThat(shipped.getProtectionDomain().getCodeSource().getLocation())
                    .isEqualTo(jar.toUri().toURL());
            assertThat(shipped.getMethod("names").invoke(null)).isEqualTo(ShippedPlaybooks.names());
            assertThat(named(shipped.getMethod("read", String.class).invoke(null, "puffy")))
                    .isEqualTo(named(ShippedPlaybooks.read("puffy")));
        }
    }

    /** In words, without the marks by which a machine tells objects apart. */
    private static String named(Object read) {
        return read.toString().replaceAll("(\\$\\$Lambda/0x[0-9a-f]+)?@[0-9a-f]+", "");
    }

    private Formula formula(String check) {
        return puffy.check(new CheckId(check)).orElseThrow().measure().formula();
    }

    private Formula formulaOf(org.tocsin.domain.check.MeasureId measure) {
        return puffy.measure(measure).orElseThrow().formula();
    }
}
