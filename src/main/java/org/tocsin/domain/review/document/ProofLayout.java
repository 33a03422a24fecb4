package org.tocsin.domain.review.document;

import static org.tocsin.domain.review.document.Block.Cell;
import static org.tocsin.domain.review.document.Block.Column;
import static org.tocsin.domain.review.document.Block.Tone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.tocsin.domain.notice.Moments;

/** Lays out what the machine saw and did. */
final class ProofLayout {
    /** A document is read by people; the bundle has all of them. */
    private static final int MESSAGES = 100;

    private static final int RUNS = 30;
    private static final int LINES = 24;

    private final Proof proof;
    private final Moments moments;
    private final List<Block> blocks = new ArrayList<>();

    ProofLayout(Document document) {
        proof = document.proof();
        moments = new Moments(document.colophon().zoneId());
    }

    List<Block> blocks() {
        if (!proof.charts().isEmpty() || !proof.runs().isEmpty()) {
            blocks.add(new Block.Heading(2, "Evidence"));
        }
        int number = 1;
        for (var chart : proof.charts()) {
            blocks.add(new Block.Figure(number++, chart, moments.zone()));
        }
        runs();
        samples();
        messages();
        statements();
        return blocks;
    }

    private void runs() {
        if (proof.runs().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(3, "Check runs"));
        blocks.add(
                new Block.Table(
                        List.of(
                                new Column("When", 24),
                                new Column("Check", 52),
                                new Column("Value", 12),
                                new Column("Verdict", 12)),
                        proof.runs().stream().limit(RUNS).map(this::run).toList()));
        more(proof.runs().size(), RUNS, "runs");
    }

    private void more(int all, int shown, String what) {
        if (all > shown) {
            blocks.add(
                    new Block.Remark(
                            String.format(
                                    Locale.ROOT,
                                    "%,d more %s are in the evidence bundle and in the JSON document.",
                                    all - shown,
                                    what)));
        }
    }

    private List<Cell> run(Proof.Run run) {
        var answer = run.answer();
        var tested =
                run.tested().failing().isPresent() && run.tested().rows() > 0
                        ? String.format(
                                Locale.ROOT,
                                "%,d of %,d rows failed",
                                run.tested().failing().getAsLong(),
                                run.tested().rows())
                        : "";
        var note = new ArrayList<String>();
        note.add(answer.message());
        if (!tested.isEmpty()) {
            note.add(tested);
        }
        return List.of(
                Cell.of(moments.at(run.asked().at()), "on " + run.asked().partition()),
                Cell.of(run.asked().name(), String.join("\n", note)),
                Cell.of(answer.value().isEmpty() ? "–" : answer.value()),
                new Cell(
                        answer.severity().orElse(answer.verdict()),
                        answer.severity().isPresent() ? answer.verdict() : "",
                        switch (answer.verdict()) {
                            case "healthy" -> Tone.GOOD;
                            case "breach", "broken" -> Tone.BAD;
                            default -> Tone.PLAIN;
                        }));
    }

    /** Each statement once, as it ran last. */
    private void statements() {
        var byCheck = new LinkedHashMap<String, Proof.Asked>();
        for (var run : proof.runs()) {
            if (!run.asked().sql().isBlank()) {
                byCheck.put(run.asked().check(), run.asked());
            }
        }
        if (!byCheck.isEmpty()) {
            blocks.add(new Block.Heading(2, "What the checks asked"));
        }
        byCheck.values()
                .forEach(asked -> {
                    blocks.add(new Block.Heading(3, asked.name()));
                    statement(asked.sql());
                });
    }

    private void statement(String sql) {
        var lines = sql.lines().toList();
        if (lines.size() <= LINES) {
            blocks.add(new Block.Code(sql));
            return;
        }
        blocks.add(new Block.Code(String.join("\n", lines.subList(0, LINES))));
        more(lines.size(), LINES, "lines");
    }

    private void samples() {
        if (!proof.rows()) {
            int kept = proof.runs().stream().mapToInt(run -> run.sample().kept()).sum();
            if (kept > 0) {
                blocks.add(
                        new Block.Remark(
                                "Failing rows are left out: rows do not leave the machine unless somebody asks for them. The store keeps %d of these runs."
                                        .formatted(kept)));
            }
            return;
        }
        boolean any = proof.runs().stream().anyMatch(run -> !run.sample().rows().isEmpty());
        blocks.add(
                new Block.Remark(
                        any
                                ? "This document carries failing rows, because whoever made it asked for them. Masked columns stay masked."
                                : "Failing rows were asked for, but none of these runs has any."));
        proof.runs().stream()
                .limit(RUNS)
                .filter(run -> !run.sample().rows().isEmpty())
                .forEach(this::sample);
    }

    private void sample(Proof.Run run) {
        blocks.add(
                new Block.Heading(
                        3,
                        "Failing rows of \"%s\", %s"
                                .formatted(run.asked().name(), moments.at(run.asked().at()))));
        var columns = run.sample().columns();
        blocks.add(
                new Block.Table(
                        columns.stream().map(each -> new Column(each, 0)).toList(),
                        run.sample().rows().stream()
                                .map(row -> cells(row, columns.size()))
                                .toList()));
    }

    private static List<Cell> cells(Proof.Row row, int columns) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < columns; i++) {
            cells.add(
                    Cell.of(
                            i < row.cells().size()
                                    ? row.cells().get(i).text().orElse("null")
                                    : "null"));
        }
        return cells;
    }

    private void messages() {
        if (proof.messages().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(2, "Messages"));
        blocks.add(
                new Block.Table(
                        List.of(
                                new Column("When", 24),
                                new Column("To", 26),
                                new Column("What", 32),
                                new Column("Became", 18)),
                        proof.messages().stream().limit(MESSAGES).map(this::message).toList()));
        more(proof.messages().size(), MESSAGES, "messages");
    }

    private List<Cell> message(Proof.Message message) {
        var sending = message.sending();
        int tries = sending.attempts().size();
        return List.of(
                Cell.of(moments.at(message.arisen())),
                Cell.of(
                        message.to().holder(),
                        message.to().holder().equals(message.to().role())
                                ? "by " + message.to().channel()
                                : "%s by %s"
                                        .formatted(message.to().role(), message.to().channel())),
                Cell.of(
                        message.wording().title(),
                        message.wording().why().equals(message.wording().title())
                                ? ""
                                : message.wording().why()),
                new Cell(
                        sending.standing(),
                        tries > 1
                                ? tries + " attempts"
                                : sending.standing().equals("sent") ? "" : sending.remark(),
                        switch (sending.standing()) {
                            case "sent" -> Tone.GOOD;
                            case "dead" -> Tone.BAD;
                            default -> Tone.PLAIN;
                        }));
    }
}
