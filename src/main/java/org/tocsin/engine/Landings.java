package org.tocsin.engine;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.source.file.FilePattern;

/**
 * Watches a folder for files of a pattern that land and settle: whose size and time have not
 * changed for a while (T-4). Looks rather than listens, because file systems that are shared over a
 * network tell nobody. For one thread.
 */
final class Landings {
    /** How long a file must have been left alone. */
    static final Duration SETTLES = Duration.ofSeconds(10);

    /** How many partitions back a file's name is understood. */
    private static final int BACK = 400;

    private final Path folder;
    private final String pattern;
    private final DataSet dataSet;
    private final Map<Path, Seen> seen = new HashMap<>();
    private boolean looked;

    /**
     * @param landed when it came: what its own time says, or later when it was not there before
     * @param since when it has not changed any more, as far as was seen
     */
    private record Seen(long size, Instant modified, Instant landed, Instant since) {}

    /** A file that is there and complete, and the part of the data set that it is. */
    record Landed(Partition partition, Instant at) {}

    Landings(Path folder, String pattern, DataSet dataSet) {
        this.folder = folder;
        this.pattern = pattern;
        this.dataSet = dataSet;
    }

    /**
     * What has landed after an instant and has settled by now, oldest first; of files that make one
     * partition the last.
     */
    List<Landed> look(Instant after, Instant now) {
        var files = files();
        seen.keySet().retainAll(files);
        var landed = new HashMap<Partition, Instant>();
        for (var file : files) {
            note(file, now)
                    .filter(known -> known.landed().isAfter(after))
                    .filter(known -> !known.since().plus(SETTLES).isAfter(now))
                    .ifPresent(known ->
                            landed.merge(
                                    partition(file, now),
                                    known.landed(),
                                    (a, b) -> a.isAfter(b) ? a : b));
        }
        looked = true;
        return landed.entrySet().stream()
                .map(each -> new Landed(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Landed::at))
                .toList();
    }

    private List<Path> files() {
        try {
            return new ArrayList<>(FilePattern.find(folder, FilePattern.any(pattern)));
        } catch (IOException | IllegalArgumentException unreadable) {
            // Whether the source can be read is what its checks say.
            System.getLogger(Landings.class.getName())
                    .log(Level.DEBUG, "watching " + folder, unreadable);
            return List.of();
        }
    }

    private Optional<Seen> note(Path file, Instant now) {
        try {
            var is = Files.readAttributes(file, BasicFileAttributes.class);
            // As exact as the store keeps it: a mark that is read again must not lie before it.
            var modified = is.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
            var was = seen.get(file);
            Seen known;
            if (was == null) {
                boolean arrived = looked && now.isAfter(modified);
                known =
                        new Seen(
                                is.size(),
                                modified,
                                arrived ? now : modified,
                                arrived ? now : modified);
            } else if (was.size() != is.size() || !was.modified().equals(modified)) {
                known = new Seen(is.size(), modified, now, now);
            } else {
                known = was;
            }
            seen.put(file, known);
            return Optional.of(known);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Partition partition(Path file, Instant now) {
        var today = LocalDate.ofInstant(now, dataSet.zone());
        if (FilePattern.any(pattern).equals(pattern)) {
            return dataSet.partitionOn(today);
        }
        var name = folder.relativize(file).toString().replace('\\', '/');
        for (int back = -1; back < BACK; back++) {
            var day = today.minusDays(back);
            if (FilePattern.on(pattern, new Partition.Whole(day, dataSet.zone())).equals(name)) {
                return dataSet.partitionOn(day);
            }
        }
        return dataSet.partitionOn(today);
    }
}
