package org.tocsin.source;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.source.jdbc.Words;
import org.tocsin.source.plan.Plan;
import org.tocsin.source.plan.Planner;
import org.tocsin.source.plan.Row;
import org.tocsin.source.plan.Selection;
import org.tocsin.source.plan.Unusable;
import org.tocsin.source.sql.Slots;

/**
 * Runs the statements of a plan and turns rows into readings. When a statement that carries several
 * measures fails, each is asked alone, so that a bad rule breaks only itself.
 */
final class Asking {
    /**
     * What a plan runs with.
     *
     * @param before statements of our own that prepare the session
     */
    record Setting(Map<String, String> slots, ZoneId zone, Duration timeout, List<String> before) {}

    /** The rows themselves cannot be read as they stand; not the fault of any measure. */
    static final class BrokenRows extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenRows(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** What came back. */
    record Answers(Map<MeasureId, Reading> readings, Map<String, Long> unparsed) {}

    private final Planner planner;
    private final Statements statements;
    private final Predicate<SQLException> rowsAreBroken;

    Asking(Planner planner, Statements statements, Predicate<SQLException> rowsAreBroken) {
        this.planner = planner;
        this.statements = statements;
        this.rowsAreBroken = rowsAreBroken;
    }

    Answers ask(Selection selection, Setting setting) throws InterruptedException, BrokenRows {
        Plan plan = planner.plan(selection);
        var answers = new Answers(new HashMap<>(), new HashMap<>());
        plan.refused()
                .forEach((id, why) ->
                        answers.readings()
                                .put(
                                        id,
                                        new Reading.Failed(
                                                Slots.fill(why, setting.slots()), Evidence.NONE)));
        for (Plan.Step step : plan.steps()) {
            ask(step, selection, setting, answers);
        }
        for (Plan.Grouped step : plan.grouped()) {
            ask(step, selection, setting, answers);
        }
        return answers;
    }

    private void ask(Plan.Grouped step, Selection selection, Setting setting, Answers answers)
            throws InterruptedException, BrokenRows {
        String sql = Slots.fill(step.sql(), setting.slots());
        var outcome =
                statements.query(
                        setting.before(),
                        sql,
                        setting.timeout(),
                        rows -> SegmentAsking.lines(rows, setting.zone()));
        switch (outcome) {
            case Statements.Outcome.Got<List<Values.Line>>(var lines, var took) ->
                    step.asked()
                            .forEach(asked ->
                                    answers.readings()
                                            .put(
                                                    asked.measure().id(),
                                                    SegmentAsking.reading(
                                                            step,
                                                            asked,
                                                            lines,
                                                            new Evidence(sql, took))));
            case Statements.Outcome.GaveUp<List<Values.Line>>(var after) ->
                    fail(step.asked(), gaveUp(after), new Evidence(sql, after), answers);
            case Statements.Outcome.Failed<List<Values.Line>>(var cause, var took) -> {
                if (rowsAreBroken.test(cause)) {
                    throw new BrokenRows(cause);
                }
                if (step.asked().size() > 1) {
                    askOneByOne(step.asked(), selection, setting, answers);
                } else {
                    fail(step.asked(), said(cause), new Evidence(sql, took), answers);
                }
            }
        }
    }

    private void ask(Plan.Step step, Selection selection, Setting setting, Answers answers)
            throws InterruptedException, BrokenRows {
        String sql = Slots.fill(step.sql(), setting.slots());
        var outcome =
                statements.query(
                        setting.before(),
                        sql,
                        setting.timeout(),
                        rows -> {
                            rows.next();
                            return Values.row(rows, setting.zone());
                        });
        switch (outcome) {
            case Statements.Outcome.Got<Values.Line>(var line, var took) ->
                    read(step, line.values(), new Evidence(sql, took), answers);
            case Statements.Outcome.GaveUp<Values.Line>(var after) ->
                    fail(step.asked(), gaveUp(after), new Evidence(sql, after), answers);
            case Statements.Outcome.Failed<Values.Line>(var cause, var took) -> {
                if (rowsAreBroken.test(cause)) {
                    throw new BrokenRows(cause);
                }
                if (step.asked().size() > 1 || !step.unparsed().isEmpty()) {
                    askOneByOne(step.asked(), selection, setting, answers);
                } else {
                    fail(step.asked(), said(cause), new Evidence(sql, took), answers);
                }
            }
        }
    }

    private void askOneByOne(
            List<Plan.Asked> together, Selection selection, Setting setting, Answers answers)
            throws InterruptedException, BrokenRows {
        for (var asked : together) {
            Plan alone = planner.plan(selection.only(asked.measure()));
            for (Plan.Step single : alone.steps()) {
                ask(single, selection, setting, answers);
            }
            for (Plan.Grouped single : alone.grouped()) {
                ask(single, selection, setting, answers);
            }
        }
    }

    private static void read(
            Plan.Step step, List<@Nullable Object> values, Evidence evidence, Answers answers) {
        for (var asked : step.asked()) {
            answers.readings().put(asked.measure().id(), reading(asked, values, evidence));
        }
        step.unparsed()
                .forEach((place, column) -> {
                    if (values.get(place) instanceof Number n && n.longValue() > 0) {
                        answers.unparsed().put(column, n.longValue());
                    }
                });
    }

    private static Reading reading(
            Plan.Asked asked, List<@Nullable Object> values, Evidence evidence) {
        try {
            var answer = asked.take().from(new Row(values, asked.first()));
            return new Reading.Taken(
                    answer.value(), answer.tested(), answer.details(), answer.notes(), evidence);
        } catch (Unusable e) {
            return new Reading.Failed(String.valueOf(e.getMessage()), evidence);
        }
    }

    private static void fail(
            List<Plan.Asked> together, String cause, Evidence evidence, Answers answers) {
        for (var asked : together) {
            Measure measure = asked.measure();
            answers.readings().put(measure.id(), new Reading.Failed(cause, evidence));
        }
    }

    static String gaveUp(Duration after) {
        String time =
                after.toMillis() % 1000 == 0 ? after.toSeconds() + " s" : after.toMillis() + " ms";
        return "gave up after %s; the statement was cancelled (raise the source's time-out, or narrow the rows)"
                .formatted(time);
    }

    static String said(SQLException cause) {
        return "the source says: " + Words.said(cause);
    }
}
