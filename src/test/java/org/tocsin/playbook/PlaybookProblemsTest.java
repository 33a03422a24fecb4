package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults in files, each with its place. */
class PlaybookProblemsTest {
    /** One replacement in the sound playbook makes one fault, at the place given. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name: shop|nmae: shop|1:1|unknown key "nmae"; did you mean "name"?
                    class: critical|clas: critical|3:14|unknown key "clas"; did you mean "class"?
                    class: critical|class: fatal|3:21|expected one of critical, warning, info, found "fatal"
                    {id: P2, class: warning}|{id: P2}|4:5|the key "class" is missing: What it means to a machine: exit codes, colours, sounds
                    id: P2|id: P1|4:10|severity "P1" is declared twice, first at a.yaml:3:10; give one of them another name
                    {folder: data}|{folder: data, folder: more}|6:25|the key "folder" stands here twice, first in line 6; leave one out
                    {folder: data}|data|6:10|expected a map with keys such as folder, jdbc, http, user, found "data"
                    {folder: data}|[]|6:10|expected a map with keys such as folder, jdbc, http, user, found a list
                    {folder: data}|{timeout: 1h}|6:10|where the data lives is missing; write one of folder, jdbc, http
                    {folder: data}|{folder: data, timeout: 5}|6:34|expected a duration such as 30s, 15m, 2h or 1d, found 5; say of what: 5s, 5m, 5h or 5d
                    {folder: data}|{folder: data, timeout: 1bd}|6:34|expected a duration such as 30s, 15m, 2h or 1d, found "1bd"; business days have no meaning here, write wall time
                    {folder: data}|{folder: data, timeout: soon}|6:34|expected a duration such as 30s, 15m, 2h or 1d, found "soon"
                    {folder: data}|{folder: data, concurrency: 0}|6:38|expected a whole number from 1 on, found 0
                    {folder: data}|{folder: data, user: me}|6:25|a folder has no "user"; leave it out
                    {folder: data}|{jdbc: 'jdbc:x:y', password: hunter2}|6:39|a secret does not belong in a file; keep it in an environment variable and write password: {env: NAME}, or keep it with tocsin secret set NAME and write {store: NAME}, or {keyring: NAME}
                    {folder: data}|{jdbc: 'jdbc:x:y?password=hunter2'}|6:17|a secret does not belong in a file; keep it in an environment variable and write password: {env: NAME}, or keep it with tocsin secret set NAME and write {store: NAME}, or {keyring: NAME}
                    {folder: data}|{jdbc: 'jdbc:x:y', properties: {password: hunter2}}|6:42|a secret does not belong in a file; keep it in an environment variable and write password: {env: NAME}, or keep it with tocsin secret set NAME and write {store: NAME}, or {keyring: NAME}
                    source: files|source: flies|9:13|there is no source "flies"; did you mean "files"?
                    source: files|source: files\\n    zone: UTF|10:11|expected a time zone such as UTC or America/Los_Angeles, found "UTF"; did you mean "UTC"?
                    source: files|source: files\\n    table: t|11:5|"table" and "files" cannot stand together; write where in the source it is once
                    files: orders.csv|files: orders_{yyyyMMdd}_{HH}.csv|10:12|expected one date in braces, such as events_{yyyyMMdd}.csv
                    files: orders.csv|files: orders_{MMdd}.csv|10:12|"{MMdd}" is no date; write a year with months and days as needed, such as {yyyyMMdd} or {yyyy-MM}
                    files: orders.csv|files: orders_{oops}.csv|10:12|"{oops}" is no date; write a year with months and days as needed, such as {yyyyMMdd} or {yyyy-MM}
                    files: orders.csv|files: o_{yyyy}.csv\\n    partition-by: {column: at, every: day}|11:5|the date in "files" already makes each file a partition; leave one out
                    files: orders.csv|files: o.csv\\n    partition-by: {column: when, every: day}|11:28|the data set declares no column "when"; there are id, amount, at
                    amount: decimal|amount: money|11:33|expected one of text, integer, decimal, boolean, date, timestamp, json, found "money"
                    amount: decimal|amount: {type: decimal, required: maybe}|11:59|expected true or false, found "maybe"
                    dataset: orders|dataset: order|13:19|there is no data set "order"; did you mean "orders"?
                    count-rows: true|count-rows: false|13:39|expected true; to count some of the rows, write where as well
                    count-rows: true|sum: amonut|13:32|the data set declares no column "amonut"; did you mean "amount"?
                    count-rows: true|sum: "amount + amonut"|13:42|the data set declares no column "amonut"; did you mean "amount"?
                    count-rows: true|count-rows: true, unit: euro|13:51|expected one of count, ratio, usd, seconds, number, found "euro"
                    count-rows: true|count-rows: true, sum: amount|13:45|"count-rows" and "sum" cannot stand together; write a formula once
                    count-rows: true|query: select 1, where: id = 1|13:44|this formula looks at no rows; leave where out
                    count-rows: true|count-rows: true, segment-by: {of: id, cap: 1001}|13:71|at most 1,000 segments are looked at one by one
                    count-rows: true|count-rows: true, segment-by: kind|13:57|the data set declares no column "kind"; there are id, amount, at
                    count-rows: true|query: select 1, segment-by: id|13:44|this formula cannot be taken per segment; leave segment-by out
                    count-rows: true|schema: []|13:35|the list is empty; give it at least one item
                    count-rows: true|failing: {range: {of: id}}|13:44|a range needs min, max or both
                    count-rows: true|failing: {matches: {of: id, pattern: "[a"}}|13:64|no regular expression: Unclosed character class near character 2
                    count-rows: true|count-rows: true}\\n  rows: {dataset: orders, count-rows: true|14:3|measure "rows" is declared twice, first at a.yaml:13:3; give one of them another name
                    measure: rows|measure: row|16:14|there is no measure "row"; did you mean "rows"?
                    measure: rows|measure: rows\\n    runbook: help|17:14|there is no runbook "help"
                    measure: rows|measure: rows\\n    schedule: {daily: "6:30"}|17:23|expected a time of day such as "06:30", found "6:30"; write hours and minutes with two digits each
                    measure: rows|measure: rows\\n    schedule: {daily: "24:30"}|17:23|expected a time of day such as "06:30", found "24:30"; write hours and minutes with two digits each
                    measure: rows|measure: rows\\n    schedule: {every: 15m, zone: UTC}|17:28|an interval has no zone; leave it out
                    measure: rows|measure: rows\\n    schedule: hourly|17:15|expected one of manual, found "hourly"
                    measure: rows|measure: rows\\n    name: 5|17:11|expected text, found 5; put it in quotes
                    measure: rows|measure: rows\\n    name:|17:10|expected text, found nothing
                    severity: P1|severity: P3|18:20|there is no severity "P3"; did you mean "P1"?
                    below: 10|below: "$10,000"|18:31|expected a number such as 10_000, a percentage such as 5% or a duration such as 2h, found "$10,000"; write 10_000
                    below: 10|below: ten|18:31|expected a number such as 10_000, a percentage such as 5% or a duration such as 2h, found "ten"
                    below: 10|below: 10%|18:9|"rows" is in count, so a percentage is no bound for it; write a number
                    below: 10|below: 10, previous: 7|18:35|a fixed bound has no "previous"; leave it out
                    below: 10|zscore: 2.5|18:9|the key "previous" is missing: how many earlier points make the baseline, such as previous: 7
                    below: 10|zscore: 2.5, previous: 1|18:37|one point has no spread; take at least 2
                    below: 10|zscore: -2.5, previous: 7|18:32|expected more than 0; direction says which way counts
                    below: 10|below: 10, for: 0|18:40|expected a whole number from 1 on, found 0
                    below: 10|below: 10, above: 20|18:35|"below" and "above" cannot stand together; write a condition once
                    `- {severity: P1, below: 10}`|[]|18:7|the list is empty; give it at least one item
                    """)
    void aFaultIsToldWithItsPlace(String sound, String faulty, String place, String message) {
        String yaml = Written.SOUND.replace(sound, faulty.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(Written.SOUND);

        var reading = Written.read(yaml);

        assertThat(reading.playbook()).isEmpty();
        assertThat(reading.problems())
                .extracting(Problem::toString)
                .contains("a.yaml:" + place + ": error: " + message);
        assertThat(reading.problems().stream().filter(p -> p.level() == Problem.Level.ERROR))
                .hasSize(1);
    }

    @Test
    void allFaultsOfAFileAreToldAtOnce() {
        assertThat(
                        Written.problems(
                                """
                                name: five
                                severities:
                                  - {id: P1, class: critical, respond-within: 15 minutes}
                                  - {id: P1, class: warning}
                                sources: {files: {folder: data, colour: red}}
                                datasets: {orders: {source: fils, files: orders.csv}}
                                measures: {rows: {dataset: orders, count-rows: true}}
                                checks:
                                  - id: c
                                    measure: rows
                                    tags: one
                                    rules: [{severity: P1, below: 10}]
                                """))
                .containsExactly(
                        "a.yaml:3:47: error: expected a length of time such as 15m, 2h, 1d or 1bd,"
                                + " found \"15 minutes\"",
                        "a.yaml:4:10: error: severity \"P1\" is declared twice, first at a.yaml:3:10;"
                                + " give one of them another name",
                        "a.yaml:5:33: error: unknown key \"colour\"; the keys here are folder, jdbc,"
                                + " http, user, password, properties, headers, concurrency, timeout,"
                                + " breaker",
                        "a.yaml:6:29: error: there is no source \"fils\"; did you mean \"files\"?",
                        "a.yaml:11:11: error: expected a list, each item after a dash, found"
                                + " \"one\"");
    }

    @Test
    void faultsOfOneEntryDoNotHideEachOther() {
        String yaml =
                Written.SOUND
                        .replace("dataset: orders", "dataset: orders, unit: euro, where: nope = 1")
                        .replace("measure: rows", "measure: rwos\n    tier: 0")
                        .replace("below: 10", "below: ten");

        assertThat(Written.problems(yaml))
                .extracting(problem -> problem.substring(0, problem.indexOf(": error")))
                .containsExactly(
                        "a.yaml:13:33",
                        "a.yaml:13:46",
                        "a.yaml:16:14",
                        "a.yaml:17:11",
                        "a.yaml:19:31");
    }

    @Test
    void faultsInTwoFilesAreTwoProblems() {
        assertThat(
                        Written.problems(
                                "a.yaml",
                                Written.SOUND.replace("class: critical", "class: bad"),
                                "b.yaml",
                                "zone: Mars\n"))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("a.yaml:3:21: error: "))
                .anyMatch(problem -> problem.startsWith("b.yaml:1:7: error: "));
    }

    @Test
    void aFileThatIsNoYamlDoesNotHideTheFaultsOfOthers() {
        int checks = Written.SOUND.indexOf("checks:");
        assertThat(
                        Written.problems(
                                "a.yaml",
                                Written.SOUND.substring(0, checks) + "notes: [\n",
                                "b.yaml",
                                Written.SOUND
                                        .substring(checks)
                                        .replace("measure: rows", "measure: revenue\n    tier: x")))
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .startsWith("a.yaml:15:1: error: this is no YAML: "),
                        second ->
                                assertThat(second)
                                        .isEqualTo(
                                                "b.yaml:3:14: error: there is no measure \"revenue\""),
                        third -> assertThat(third).startsWith("b.yaml:4:11: error: "));
    }

    @Test
    void whatOnlyABrokenFileMayDeclareIsNotCalledMissing() {
        int checks = Written.SOUND.indexOf("checks:");
        assertThat(
                        Written.problems(
                                "a.yaml",
                                Written.SOUND.substring(0, checks) + "\tx: 1\n",
                                "b.yaml",
                                Written.SOUND.substring(checks)))
                .containsExactly(
                        "a.yaml:14:1: error: a tab stands where YAML wants spaces; indent with"
                                + " spaces");
    }

    @Test
    void aNameAndATitleStandInOneFileOnly() {
        assertThat(Written.problems("a.yaml", Written.SOUND, "b.yaml", "name: shop\n"))
                .containsExactly(
                        "b.yaml:1:1: error: the key \"name\" already stands at a.yaml:1:1; leave"
                                + " one out");
        assertThat(Written.problems(Written.SOUND.replace("name: shop\n", "")))
                .containsExactly(
                        "a.yaml:1:1: error: the playbook has no name; add name: and a word to one"
                                + " file");
    }

    @Test
    void anIdIsDeclaredInOneFileOnly() {
        assertThat(
                        Written.problems(
                                "a.yaml",
                                Written.SOUND,
                                "b.yaml",
                                "measures:\n  rows: {dataset: orders, count-rows: true}\n"))
                .containsExactly(
                        "b.yaml:2:3: error: measure \"rows\" is declared twice, first at"
                                + " a.yaml:13:3; give one of them another name");
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file says nothing",
        "'# only words', the file says nothing",
        "'just words', expected a map with keys such as",
        "'- a', expected a map with keys such as",
        "'a: b: c', this is no YAML",
        "'a: {', this is no YAML",
        "'a: &x [*x]', unknown key",
        "'a: *nobody', this is no YAML",
        "'--- 1\n--- 2', this is no YAML"
    })
    void whateverAFileHoldsItIsToldInWords(String yaml, String words) {
        assertThat(Written.problems("a.yaml", yaml)).anyMatch(p -> p.contains(words));
        assertThat(Written.read("a.yaml", yaml).playbook()).isEmpty();
    }

    @Test
    void nestingBeyondReasonIsToldInWords() {
        assertThat(Written.problems("a.yaml", "a: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("a.yaml:");
    }

    @Test
    void aControlCharacterIsToldWithItsPlace() {
        assertThat(Written.problems("a.yaml", "name: shop\ntitle: a\u0007b\n"))
                .containsExactly(
                        "a.yaml:2:9: error: the character U+0007 is not allowed in YAML; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no front matter", "---\nid: a\n", "---\n---\ntext"})
    void aRunbookWithoutFrontMatterIsTold(String text) {
        assertThat(Written.problems("a.yaml", Written.SOUND, "runbooks/r.md", text))
                .singleElement()
                .asString()
                .startsWith("runbooks/r.md:1:1: error: ");
    }

    @Test
    void faultsOfFrontMatterHaveThePlaceInTheFile() {
        assertThat(
                        Written.problems(
                                "a.yaml",
                                Written.SOUND,
                                "runbooks/r.md",
                                "---\nid: r\ntitle: [x]\n---\ntext"))
                .containsExactly("runbooks/r.md:3:8: error: expected text, found a list");
    }

    @Test
    void whatIsNoFolderIsTold(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.yaml"), Written.SOUND);

        assertThat(PlaybookReader.read(file).problems())
                .singleElement()
                .hasToString(
                        file
                                + ":1:1: error: this is not a folder; a playbook is a folder with YAML"
                                + " files");
        assertThat(PlaybookReader.read(folder.resolve("none")).problems())
                .singleElement()
                .asString()
                .contains("there is no such folder");
        assertThat(PlaybookReader.read(Files.createDirectory(folder.resolve("empty"))).problems())
                .singleElement()
                .asString()
                .contains("there is no *.yaml file here");
    }

    @Test
    void aFileThatIsNotUtf8IsToldWithThePlaceOfItsFirstFault(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("a.yaml"), Written.SOUND);
        Files.write(
                folder.resolve("b.yaml"),
                "title: x\ndescription: caf\u00e9\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        var reading = PlaybookReader.read(folder);

        assertThat(reading.playbook()).isEmpty();
        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "b.yaml:2:17: error: the file is not UTF-8; save it with that encoding");
    }

    @Test
    void aFolderIsReadWithItsRunbooksAndWithoutHiddenFiles(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("a.yaml"), Written.SOUND);
        Files.writeString(folder.resolve(".draft.yaml"), "\t");
        Files.writeString(folder.resolve("README.md"), "read me");
        Files.createDirectory(folder.resolve("runbooks"));
        Files.writeString(folder.resolve("runbooks/r.md"), "---\nid: r\ntitle: R\n---\nDo it");

        var reading = PlaybookReader.read(folder);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.playbook().orElseThrow().runbook("r")).isPresent();
    }

    /** Whatever an editor, a merge or a full disk makes of a file, the answer is in words. */
    @Test
    void noDamageToAFileIsAnException() {
        var random = new Random(7);
        int faulty = 0;
        for (int i = 0; i < 400; i++) {
            var damaged = new StringBuilder(Written.EVERY_KIND);
            for (int cut = 0; cut < 3; cut++) {
                int at = random.nextInt(damaged.length());
                int length = Math.min(random.nextInt(30), damaged.length() - at);
                String instead =
                        List.of("", "\t", ": ", "- ", "[", "}", "'", "&a", "*a", "%", "\n", "|")
                                .get(random.nextInt(12));
                damaged.replace(at, at + length, instead);
            }
            var reading = Written.read("a.yaml", damaged.toString());
            assertThat(reading.playbook().isEmpty())
                    .isEqualTo(
                            reading.problems().stream()
                                    .anyMatch(p -> p.level() == Problem.Level.ERROR));
            assertThat(reading.problems()).allMatch(p -> p.line() > 0 && p.column() > 0);
            faulty += reading.playbook().isEmpty() ? 1 : 0;
        }
        assertThat(faulty).isGreaterThan(300);
    }
}
