package org.tocsin.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;

/** Playbooks as text for a terminal. */
final class PlaybookCommandText {
    /** Further columns follow each other as they come. */
    private static final int ALIGNED = 2;

    private PlaybookCommandText() {}

    static String list(List<Playbook> playbooks) {
        int width = widest(playbooks.stream().map(playbook -> playbook.header().name()).toList());
        var page = new StringBuilder();
        for (var playbook : playbooks) {
            page.append(padded(playbook.header().name(), width))
                    .append(
                            "  %s, %d checks\n"
                                    .formatted(
                                            playbook.header().title(), playbook.checks().size()));
        }
        return page.toString();
    }

    static String show(Playbook playbook) {
        var header = playbook.header();
        var page = new StringBuilder("%s: %s\n".formatted(header.name(), header.title()));
        if (!header.description().isEmpty()) {
            page.append(header.description()).append('\n');
        }
        page.append("\nSeverities\n");
        int width =
                widest(playbook.severities().stream().map(guide -> guide.severity().id()).toList());
        playbook.severities().forEach(guide -> page.append(severity(guide, width)));
        page.append(PlaybookRulesText.clocks(playbook.response().rules()));
        page.append(PlaybookQuiet.text(playbook.quiet()));
        page.append(PlaybookRulesText.team(playbook));
        page.append(PlaybookSourceTable.text(playbook));
        page.append(PlaybookCatalogue.text(playbook));
        page.append(PlaybookRemedies.text(playbook));
        page.append(PlaybookDeployments.text(playbook));
        page.append(
                table(
                        "Expected variation, left out of baselines",
                        playbook.inputs().expected().stream()
                                .map(PlaybookCommandText::expected)
                                .toList()));
        page.append("\nChecks\n");
        int ids = widest(playbook.checks().stream().map(check -> check.id().value()).toList());
        playbook.checks().forEach(check -> page.append(check(check, ids)));
        return page.toString();
    }

    private static String severity(SeverityGuide guide, int width) {
        var said =
                List.of(guide.response(), guide.escalation()).stream()
                        .filter(text -> !text.isEmpty())
                        .toList();
        return "  %s  %s\n"
                        .formatted(padded(guide.severity().id(), width), String.join("; ", said))
                        .stripTrailing()
                + "\n";
    }

    private static List<String> expected(ExpectedVariation variation) {
        String measures =
                variation.measures().isEmpty()
                        ? "all measures"
                        : variation.measures().stream()
                                .map(MeasureId::value)
                                .sorted()
                                .collect(Collectors.joining(", "));
        return List.of(
                variation.days().from() + " to " + variation.days().to(),
                measures,
                "%s (%s)".formatted(variation.reason(), variation.author()));
    }

    private static String check(Check check, int width) {
        String indent = " ".repeat(width + 4);
        var lines = new StringBuilder();
        lines.append("  ")
                .append(padded(check.id().value(), width))
                .append("  ")
                .append(check.title().name());
        check.title().source().ifPresent(source -> lines.append(" (" + source + ")"));
        lines.append('\n');
        Segmentation.of(check.measure())
                .ifPresent(by -> lines.append(indent).append(segments(by)).append('\n'));
        for (var rule : check.rules()) {
            lines.append(indent).append(Words.rule(rule, check.measure().unit())).append('\n');
        }
        RunningText.words(check.handling().running())
                .ifPresent(words -> lines.append(indent).append(words).append('\n'));
        return lines.toString();
    }

    private static String segments(Segmentation by) {
        return "per %s: the %,d largest one by one, %s"
                .formatted(
                        by.of(), by.cap(), by.other() ? "the rest together" : "the rest left out");
    }

    /** A heading and aligned columns; nothing when there are no rows. */
    static String table(String heading, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        var page = new StringBuilder("\n" + heading + "\n");
        for (var row : rows) {
            var line = new StringBuilder(" ");
            for (int i = 0; i < row.size(); i++) {
                boolean aligned = i < ALIGNED;
                line.append(' ').append(aligned ? padded(row.get(i), width(rows, i)) : row.get(i));
                line.append(aligned ? " " : "");
            }
            page.append(line.toString().stripTrailing()).append('\n');
        }
        return page.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return widest(
                rows.stream()
                        .filter(row -> row.size() > column)
                        .map(row -> row.get(column))
                        .toList());
    }

    private static int widest(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(width - word.length());
    }
}
