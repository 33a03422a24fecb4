package org.tocsin.source.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tocsin.domain.data.Partition;

/**
 * The name of a data set's files, with globs and with {@code {yyyyMMdd}} filled in for a partition.
 */
public final class FilePattern {
    private static final Pattern DATE = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern GLOB = Pattern.compile("[*?\\[]");

    private FilePattern() {}

    /**
     * The pattern for one partition.
     *
     * @throws IllegalArgumentException when what is in braces is not a date pattern, in words
     */
    public static String on(String pattern, Partition partition) {
        LocalDate day =
                switch (partition) {
                    case Partition.Whole(var seenOn, _) -> seenOn;
                    case Partition.Span(var start, _, _) -> start;
                };
        return DATE.matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(date(match.group(1), day)));
    }

    private static String date(String format, LocalDate day) {
        try {
            return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(day);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "{%s} is not a date pattern such as {yyyyMMdd}: %s"
                            .formatted(format, e.getMessage()),
                    e);
        }
    }

    /** Every partition's files at once: what is in braces becomes a star. */
    public static String any(String pattern) {
        return DATE.matcher(pattern).replaceAll("*");
    }

    /**
     * The files that the filled-in pattern names, in order of their names; never outside the
     * folder.
     *
     * @throws IllegalArgumentException when the pattern leaves the folder, in words
     */
    public static List<Path> find(Path folder, String pattern) throws IOException {
        if (!GLOB.matcher(pattern).find()) {
            return inside(folder, pattern).filter(FilePattern::isNamed).stream().toList();
        }
        if (pattern.contains("..")) {
            throw new IllegalArgumentException(leaves(folder, pattern));
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        int depth =
                pattern.contains("**")
                        ? Integer.MAX_VALUE
                        : Path.of("", pattern.split("/")).getNameCount();
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            return walk.filter(f -> matcher.matches(folder.relativize(f)))
                    .filter(f -> !Files.isDirectory(f))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A link that leads nowhere counts: whoever made it meant a file to be there. */
    private static boolean isNamed(Path file) {
        return Files.exists(file) || Files.isSymbolicLink(file);
    }

    private static Optional<Path> inside(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new IllegalArgumentException(leaves(folder, name));
            }
            return Optional.of(file);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static String leaves(Path folder, String name) {
        return "%s lies outside the source's folder %s; only files inside it are read"
                .formatted(name, folder);
    }
}
