package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.DerivedColumn;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;

/** Says in few words what a test asks of a source. */
final class Asks {
    static final Instant NOW = Instant.parse("2025-03-05T06:00:00Z");
    static final LocalDate DAY = LocalDate.of(2025, 3, 4);

    private Location location;
    private Partitioning partitioning = new Partitioning.Whole();
    private ZoneId zone = ZoneId.of("UTC");
    private Duration timeout = Duration.ofSeconds(30);
    private final List<Column> columns = new ArrayList<>();
    private final List<DerivedColumn> derived = new ArrayList<>();

    private Asks(Location location) {
        this.location = location;
    }

    static Asks files(String pattern) {
        return new Asks(new Location.Files(pattern, Optional.empty(), Optional.empty()));
    }

    static Asks table(String name) {
        return new Asks(new Location.Table(name));
    }

    Asks cutAt(String delimiter) {
        var files = (Location.Files) location;
        location = new Location.Files(files.pattern(), files.format(), Optional.of(delimiter));
        return this;
    }

    Asks by(Partitioning by) {
        partitioning = by;
        return this;
    }

    Asks in(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    Asks within(Duration limit) {
        timeout = limit;
        return this;
    }

    Asks column(String name, ColumnType type, String... aliases) {
        columns.add(new Column(name, type, true, List.of(aliases), false));
        return this;
    }

    Asks masked(String name) {
        columns.add(new Column(name, ColumnType.TEXT, true, List.of(), true));
        return this;
    }

    Asks derived(String name, String sql) {
        derived.add(new DerivedColumn(name, new Expression(sql)));
        return this;
    }

    SourceReader.Request request(Formula... formulas) {
        return request(DAY, formulas);
    }

    SourceReader.Request request(LocalDate day, Formula... formulas) {
        var dataSet =
                new DataSet(
                        new DataSetId("shop-events"),
                        "Shop events",
                        new SourceId("shop"),
                        location,
                        new DataSet.Shape(columns, derived),
                        partitioning,
                        zone);
        var measures = new ArrayList<Measure>();
        for (int i = 0; i < formulas.length; i++) {
            measures.add(measure(i, formulas[i]));
        }
        return new SourceReader.Request(dataSet, dataSet.partitionOn(day), measures, NOW, timeout);
    }

    static Measure measure(int i, Formula formula) {
        return new Measure(
                new MeasureId("m" + i),
                "Measure " + i,
                new DataSetId("shop-events"),
                formula,
                Unit.NUMBER);
    }

    static Answers scan(SourceReader reader, SourceReader.Request request)
            throws InterruptedException {
        Scan scan = reader.scan(request);
        assertThat(scan).as("scan").isInstanceOf(Scan.Done.class);
        return new Answers((Scan.Done) scan);
    }

    static Sample sample(SourceReader reader, SourceReader.Request request)
            throws InterruptedException {
        return reader.sample(request, request.measures().getFirst());
    }

    /** The readings in the order of the formulas asked. */
    record Answers(Scan.Done done) {
        Reading reading(int i) {
            return done.readings().get(new MeasureId("m" + i));
        }

        Reading.Taken taken(int i) {
            assertThat(reading(i)).as("reading " + i).isInstanceOf(Reading.Taken.class);
            return (Reading.Taken) reading(i);
        }

        double value(int i) {
            return taken(i).value().orElseThrow();
        }

        String failure(int i) {
            assertThat(reading(i)).as("reading " + i).isInstanceOf(Reading.Failed.class);
            return ((Reading.Failed) reading(i)).cause();
        }
    }

    static Expression sql(String sql) {
        return new Expression(sql);
    }

    static Optional<Expression> where(String sql) {
        return Optional.of(new Expression(sql));
    }

    static Formula rowCount() {
        return new Formula.RowCount(Optional.empty());
    }

    static Formula nulls(String of) {
        return new Formula.NullRate(sql(of), true, Optional.empty());
    }

    static Formula total(Formula.Function function, String of) {
        return new Formula.Aggregate(function, sql(of), Optional.empty());
    }

    static Formula duplicates(Formula.Counting counting, String... key) {
        return new Formula.Duplicates(
                List.of(key).stream().map(Expression::new).toList(),
                counting,
                Optional.empty(),
                Optional.empty());
    }

    static Formula failing(Formula.RowTest test) {
        return new Formula.FailingRows(test, false, Optional.empty());
    }

    static Formula query(String sql, Formula.Reads reads) {
        return new Formula.Query(sql, reads);
    }
}
