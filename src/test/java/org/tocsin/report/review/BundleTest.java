package org.tocsin.report.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.review.Section;
import org.tocsin.engine.ReviewPapers.Reading;
import org.tocsin.store.EventJson;
import org.tocsin.store.RecordJson;

class BundleTest {
    private static final UnaryOperator<String> OPENLY = text -> text;

    private final PaperRig rig = new PaperRig();
    private UUID incident;

    @BeforeEach
    void anIncident() {
        incident = rig.handled("Churn is off");
        rig.say(incident, Section.SUMMARY, "The job read nothing.");
    }

    @AfterEach
    void close() {
        rig.store.close();
    }

    private byte[] bundle() {
        return rig.bundle(incident, false, OPENLY);
    }

    private static SortedMap<String, byte[]> files(byte[] bundle) {
        return new TreeMap<>(((Zip.Unpacked.Files) Zip.unpack(bundle)).files());
    }

    private static Reading.Bad bad(byte[] bytes) {
        return (Reading.Bad) BundleReader.read(bytes);
    }

    @Test
    void anUntouchedBundleShowsWhatWasPutIntoIt() {
        var bytes = bundle();
        var bundle = ((Reading.Verified) BundleReader.read(bytes)).bundle();
        assertThat(bundle.document()).isEqualTo(rig.document(incident, false));
        assertThat(bundle.log()).hasSize(rig.reviews.log(incident).size());
        assertThat(bundle.redacted()).isZero();
        assertThat(files(bytes).keySet())
                .contains(
                        "charts/1-null-rate.csv",
                        "charts/1-null-rate.svg",
                        "checks/results.json",
                        "log/entries.jsonl",
                        "manifest.json",
                        "manifest.sha256",
                        "messages/messages.json",
                        "review.html",
                        "review.json",
                        "review.md",
                        "review.pdf")
                .anyMatch(name -> name.matches("rules/[0-9a-f]{64}\\.json"));
        assertThat(bundle()).isEqualTo(bytes);
    }

    @Test
    void oneByteChangedAnywhereIsSeen() {
        var bytes = bundle();
        var places = new ArrayList<Integer>();
        IntStream.iterate(0, at -> at < bytes.length, at -> at + 331).forEach(places::add);
        IntStream.range(bytes.length - 60, bytes.length).forEach(places::add);
        for (int at : places) {
            bytes[at] ^= 1;
            assertThat(BundleReader.read(bytes)).as("byte %d", at).isInstanceOf(Reading.Bad.class);
            bytes[at] ^= 1;
        }
        assertThat(BundleReader.read(bytes)).isInstanceOf(Reading.Verified.class);
    }

    @Test
    void whicheverFileIsChangedIsNamedThoughItsChecksumWasMadeAnew() {
        var files = files(bundle());
        for (var name : files.keySet()) {
            var changed = new TreeMap<>(files);
            var content = changed.get(name).clone();
            content[content.length / 2] ^= 1;
            changed.put(name, content);
            var named = name.equals(Manifest.DIGEST) ? Manifest.NAME : name;
            assertThat(bad(Zip.pack(changed)).what()).isEqualTo(named);
        }
    }

    @Test
    void aFileThatIsGoneOrWasAddedIsNamed() {
        var files = files(bundle());
        for (var name : files.keySet()) {
            var fewer = new TreeMap<>(files);
            fewer.remove(name);
            assertThat(bad(Zip.pack(fewer))).isEqualTo(new Reading.Bad(name, "is missing"));
        }
        files.put("review2.md", new byte[] {1});
        assertThat(bad(Zip.pack(files)).what()).isEqualTo("review2.md");
    }

    @Test
    void anEntryOfTheLogThatWasChangedIsNamedThoughTheManifestWasMadeAnew() throws Exception {
        var changed = rewritten(log -> log.replace("It came back", "It came bacc"));
        assertThat(changed)
                .isEqualTo(
                        "entry 6 of log/entries.jsonl was changed: its content does not fit its hash");
    }

    @Test
    void anEntryThatWasTakenOutIsMissedThoughTheManifestWasMadeAnew() throws Exception {
        assertThat(rewritten(log -> without(log, 1)))
                .isEqualTo("entry 2 of log/entries.jsonl is missing");
        int last = rig.reviews.log(incident).size();
        assertThat(rewritten(log -> without(log, last - 1)))
                .isEqualTo("entry %d of log/entries.jsonl is missing".formatted(last));
    }

    private static String without(String log, int line) {
        var lines = new ArrayList<>(log.lines().toList());
        lines.remove(line);
        return lines.stream().map(each -> each + "\n").collect(Collectors.joining());
    }

    /** As somebody would who makes the digests fit again. */
    private String rewritten(UnaryOperator<String> change) throws RecordJson.Unread {
        var files = files(bundle());
        var log = new String(files.get(BundleWriter.LOG), StandardCharsets.UTF_8);
        files.put(BundleWriter.LOG, change.apply(log).getBytes(StandardCharsets.UTF_8));
        var manifest =
                RecordJson.read(
                        new String(files.get(Manifest.NAME), StandardCharsets.UTF_8),
                        Manifest.class);
        var filed =
                manifest.files().stream()
                        .map(each -> Manifest.Filed.of(each.name(), files.get(each.name())))
                        .toList();
        var anew =
                RecordJson.write(
                                new Manifest(
                                        manifest.schema(),
                                        manifest.made(),
                                        manifest.of(),
                                        manifest.log(),
                                        filed))
                        .getBytes(StandardCharsets.UTF_8);
        files.put(Manifest.NAME, anew);
        files.put(Manifest.DIGEST, Manifest.digestFile(anew));
        var found = bad(Zip.pack(files));
        return found.what() + " " + found.why();
    }

    // Zips that others have made

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (var name : List.of("../evil", "/etc/passwd", "a/../../b", "C:\\x", "a\u0000b", "A")) {
            assertThat(bad(zip(List.of(name), true)).why()).contains("no file of a bundle");
        }
    }

    @Test
    void whatIsCompressedIsRefusedBeforeItIsUnpacked() throws IOException {
        assertThat(bad(zip(List.of("review.md"), false)).why()).contains("compressed");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        var names = IntStream.range(0, 2_001).mapToObj(i -> "f" + i).toList();
        assertThat(bad(zip(names, true)).why()).contains("at most 2000");
    }

    @Test
    void whatIsNoBundleIsSaidToBeNone() throws IOException {
        assertThat(bad(new byte[0]).why()).contains("no bundle");
        assertThat(bad("hello".getBytes(StandardCharsets.UTF_8)).why()).contains("no bundle");
        assertThat(bad(zip(List.of("photo.jpg"), true)).what()).isEqualTo("manifest.json");
        var bytes = bundle();
        assertThat(BundleReader.read(java.util.Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(Reading.Bad.class);
        assertThat(BundleReader.read(Path.of("no", "such", "file")))
                .isInstanceOf(Reading.Refused.class);
    }

    private static byte[] zip(List<String> names, boolean stored) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                var entry = new ZipEntry(name);
                var content = new byte[100];
                if (stored) {
                    var crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    // What does not go out

    @Test
    void aSecretIsInNoFileAndTheEntryThatSaidItIsMarked() {
        var secret = "hunter2-hunter2";
        rig.perform(incident, new Command.Write(Event.Entry.NOTE, "The password is " + secret));
        rig.say(incident, Section.LUCKY, "Nobody read " + secret);
        var bytes = rig.bundle(incident, true, text -> text.replace(secret, "***"));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
        var bundle = ((Reading.Verified) BundleReader.read(bytes)).bundle();
        assertThat(bundle.redacted()).isEqualTo(1);
        assertThat(bundle.log().getLast().said()).contains("The password is ***");
    }

    @Test
    void rowsGoOutOnlyWhenAskedFor() {
        var without = new String(bundle(), StandardCharsets.ISO_8859_1);
        assertThat(without)
                .doesNotContain(PaperRig.ROW)
                .contains("rows do not leave the machine unless somebody asks");
        var with = new String(rig.bundle(incident, true, OPENLY), StandardCharsets.ISO_8859_1);
        assertThat(with).contains(PaperRig.ROW).contains("This document carries failing rows");
    }

    @Test
    @Timeout(120)
    void aLogOfFiveThousandEntriesGoesInAndVerifies() {
        var log = rig.store.log();
        var note =
                EventJson.entry(
                        rig.now,
                        new Actor.Person("ada"),
                        new Event.Wrote(Event.Entry.NOTE, "Again ".repeat(20)));
        int before = log.read(incident).size();
        log.append(incident, before, java.util.Collections.nCopies(5_000, note));
        rig.incidents.catchUp();
        var bytes = bundle();
        var bundle = ((Reading.Verified) BundleReader.read(bytes)).bundle();
        assertThat(bundle.log()).hasSize(before + 5_000);
        assertThat(bytes.length).isLessThan(8_000_000);
    }
}
