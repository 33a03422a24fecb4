package org.tocsin.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tocsin.domain.check.Probe.Floors;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.data.Location;
import org.tocsin.source.SourceReader.Probing;
import org.tocsin.source.file.FilePattern;

/** What the file system says of a partition's files, none of which is opened (C-6, C-22). */
record FileProbes(Path folder, Location.Files location, Probing probing) {

    /**
     * @param newest when the newest of them was written
     */
    private record Stock(List<Path> files, long bytes, Instant newest) {}

    private Stock stock() throws IOException {
        var files =
                FilePattern.find(folder, FilePattern.on(location.pattern(), probing.partition()));
        long bytes = 0;
        var newest = Instant.MIN;
        for (Path file : files) {
            bytes += Files.size(file);
            var written = Files.getLastModifiedTime(file).toInstant();
            newest = written.isAfter(newest) ? written : newest;
        }
        return new Stock(files, bytes, newest);
    }

    private String nothing() {
        return "there is no file %s in %s"
                .formatted(FilePattern.on(location.pattern(), probing.partition()), folder);
    }

    Reading available() {
        return asked(
                stock -> {
                    if (stock.files().isEmpty()) {
                        return Landing.no(nothing());
                    }
                    return stock.files().stream()
                            .filter(file -> !Files.isReadable(file))
                            .findFirst()
                            .map(file -> Landing.no(file + " may not be read by this user"))
                            .orElseGet(() -> Landing.yes(Evidence.NONE));
                },
                Landing::no);
    }

    Reading size() {
        return asked(
                stock ->
                        value(
                                stock.bytes(),
                                stock.files().isEmpty() ? List.of(nothing()) : List.of()),
                FileProbes::failed);
    }

    Reading age() {
        return asked(
                stock ->
                        stock.files().isEmpty()
                                ? failed(nothing())
                                : value(
                                        Math.max(0, seconds(stock.newest(), probing.now())),
                                        List.of()),
                FileProbes::failed);
    }

    /**
     * @param since files that are not cut by time must have been written at this instant or later
     * @param rows how many there are, where that was asked
     */
    Reading landed(Floors floors, Optional<Instant> since, Optional<Reading> rows) {
        return asked(
                stock -> {
                    if (stock.files().isEmpty()) {
                        return Landing.no(nothing());
                    }
                    if (since.isPresent() && stock.newest().isBefore(since.get())) {
                        return Landing.no(
                                "%s was last written %s"
                                        .formatted(FileRows.called(stock.files()), stock.newest()));
                    }
                    return stock.bytes() < floors.bytes()
                            ? Landing.no(
                                    "%,d of at least %,d bytes are there"
                                            .formatted(stock.bytes(), floors.bytes()))
                            : Landing.of("it holds no rows", floors, rows);
                },
                FileProbes::failed);
    }

    /** As {@code df} reckons it: of what anybody may use, without the reserve of the system. */
    Reading storageUsed() {
        try {
            var store = Files.getFileStore(folder);
            double used = store.getTotalSpace() - store.getUnallocatedSpace();
            double all = used + store.getUsableSpace();
            return all == 0
                    ? failed("%s does not say how large it is".formatted(store.name()))
                    : value(used / all, List.of());
        } catch (IOException e) {
            return failed("the disk of %s cannot be asked: %s".formatted(folder, e.getMessage()));
        }
    }

    private interface Question {
        Reading of(Stock stock) throws IOException;
    }

    private Reading asked(Question question, Function<String, Reading> otherwise) {
        if (!Files.isDirectory(folder)) {
            return otherwise.apply(
                    "the folder %s is not there; check the path of source %s"
                            .formatted(folder, probing.dataSet().source()));
        }
        try {
            return question.of(stock());
        } catch (IOException | IllegalArgumentException e) {
            return otherwise.apply("%s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    private static Reading value(double value, List<String> details) {
        return new Reading.Taken(OptionalDouble.of(value), Tested.NONE, details, Evidence.NONE);
    }

    private static Reading failed(String why) {
        return new Reading.Failed(why, Evidence.NONE);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
