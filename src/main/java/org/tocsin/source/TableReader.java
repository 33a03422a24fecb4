package org.tocsin.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.secret.Secrets;
import org.tocsin.source.jdbc.Connections;
import org.tocsin.source.jdbc.Connector;
import org.tocsin.source.jdbc.Drivers;
import org.tocsin.source.jdbc.Words;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.plan.Planner;
import org.tocsin.source.plan.References;
import org.tocsin.source.plan.Rows;
import org.tocsin.source.plan.Selection;
import org.tocsin.source.plan.Selection.Reference;
import org.tocsin.source.plan.Selection.Shape;
import org.tocsin.source.plan.Unusable;
import org.tocsin.source.sql.DuckGuard;
import org.tocsin.source.sql.ReadOnlyGuard;

/** Tables and views of a database, read through its JDBC driver in read-only transactions. */
final class TableReader implements SourceReader {
    private final SourceSpec.Jdbc spec;
    private final Drivers drivers;
    private final Dialect dialect;
    private final Planner planner;
    private final Connections connections;
    private final Statements statements;

    TableReader(SourceSpec.Jdbc spec, Path driverFolder, Secrets secrets) {
        this.spec = spec;
        this.drivers = new Drivers(driverFolder);
        this.dialect = Dialect.ofUrl(spec.url());
        this.planner = new Planner(dialect);
        this.connections =
                new Connections(new Connector(spec, drivers, secrets), spec.limits().concurrency());
        this.statements =
                new Statements(
                        connections,
                        work -> Thread.ofVirtual().name("jdbc").start(work),
                        TableReader::limit,
                        secrets.redaction());
    }

    @Override
    public Scan scan(Request request) throws InterruptedException {
        if (!(request.dataSet().location() instanceof Location.Table(var table))) {
            return new Scan.Unreadable(
                    "data set %s names files, but source %s is a database; give it a table"
                            .formatted(request.dataSet().id(), spec.id()));
        }
        var setting = Settings.of(request, dialect, table, "");
        return switch (columns(table, setting)) {
            case Statements.Outcome.Got<List<SeenColumn>>(var columns, _) ->
                    ask(request, table, columns, setting);
            case Statements.Outcome.Failed<List<SeenColumn>>(var cause, _) ->
                    new Scan.Unreadable(
                            "%s of source %s cannot be read: %s"
                                    .formatted(table, spec.id(), Words.said(cause)));
            case Statements.Outcome.GaveUp<List<SeenColumn>>(var after) ->
                    new Scan.Unreadable(
                            "%s of source %s: %s"
                                    .formatted(table, spec.id(), Asking.gaveUp(after)));
        };
    }

    private Scan ask(
            Request request, String table, List<SeenColumn> columns, Asking.Setting setting)
            throws InterruptedException {
        var plain = Queries.without(request.measures());
        try {
            var planned = planned(request.dataSet(), table, columns, plain, setting);
            var answers = new Asking(planner, statements, _ -> false).ask(planned, setting);
            for (Measure measure : request.measures()) {
                if (measure.formula() instanceof Formula.Query query) {
                    answers.readings().put(measure.id(), queries().read(query, setting));
                }
            }
            return new Scan.Done(answers.readings(), new Scan.SeenSchema(columns, Map.of()));
        } catch (Asking.BrokenRows e) {
            throw new IllegalStateException("a table has no broken lines", e);
        }
    }

    @Override
    public Reading probe(Probing probing) throws InterruptedException {
        if (!(probing.dataSet().location() instanceof Location.Table(var table))) {
            return new Reading.Failed(
                    "data set %s names no table, but source %s is a database"
                            .formatted(probing.dataSet().id(), spec.id()),
                    Evidence.NONE);
        }
        var setting = Settings.of(probing.request(List.of()), dialect, table, "");
        return switch (probing.probe()) {
            case Probe.Available _ -> available(table, setting);
            case Probe.QueryTime(var sql) ->
                    queries().timed(new Formula.Query(sql, Formula.Reads.ROWS), setting);
            case Probe.Landed(var floors, _) ->
                    Landing.of(
                            "%s has no rows of %s".formatted(table, probing.partition()),
                            floors,
                            Landing.rows(this, probing, new Probe.Floors(0, 1)));
            case Probe.LoadTime _,
                    Probe.JsonValue _,
                    Probe.FileSize _,
                    Probe.FileAge _,
                    Probe.StorageUsed _ ->
                    new Reading.Failed(
                            "source %s is a database and cannot be asked this".formatted(spec.id()),
                            Evidence.NONE);
        };
    }

    private Reading available(String table, Asking.Setting setting) throws InterruptedException {
        return switch (columns(table, setting)) {
            case Statements.Outcome.Got<List<SeenColumn>>(_, var took) ->
                    Landing.yes(new Evidence("", took));
            case Statements.Outcome.Failed<List<SeenColumn>>(var cause, _) ->
                    Landing.no(
                            "%s of source %s cannot be read: %s"
                                    .formatted(
                                            table,
                                            spec.id(),
                                            Words.firstLine(String.valueOf(cause.getMessage()))));
            case Statements.Outcome.GaveUp<List<SeenColumn>>(var after) ->
                    Landing.no(
                            "%s of source %s: %s"
                                    .formatted(table, spec.id(), Asking.gaveUp(after)));
        };
    }

    @Override
    public Sample sample(Request request, Measure measure) throws InterruptedException {
        if (!(request.dataSet().location() instanceof Location.Table(var table))) {
            return Sample.NONE;
        }
        var setting = Settings.of(request, dialect, table, "");
        if (!(columns(table, setting)
                instanceof Statements.Outcome.Got<List<SeenColumn>>(var columns, _))) {
            return Sample.NONE;
        }
        var planned = planned(request.dataSet(), table, columns, List.of(measure), setting);
        try {
            return new Drawing(dialect, statements, queries())
                    .draw(planned, measure, FileRows.masked(request.dataSet()), setting)
                    .orElse(Sample.NONE);
        } catch (Unusable _) {
            // The reading has said why; a sample has nothing to add.
            return Sample.NONE;
        }
    }

    private Selection planned(
            DataSet dataSet,
            String table,
            List<SeenColumn> columns,
            List<Measure> measures,
            Asking.Setting setting)
            throws InterruptedException {
        var references = new HashMap<String, Reference>();
        for (String other : References.named(measures)) {
            references.put(other, reference(other, columns(other, setting)));
        }
        return new Selection(
                rows(dataSet, table, columns),
                dataSet.shape().derived(),
                measures,
                references,
                new Shape(false, false));
    }

    private Reference reference(String table, Statements.Outcome<List<SeenColumn>> columns) {
        return switch (columns) {
            case Statements.Outcome.Got<List<SeenColumn>>(var found, _) ->
                    new Reference.Found(
                            quoted(table), found.stream().map(SeenColumn::name).toList());
            case Statements.Outcome.Failed<List<SeenColumn>>(var cause, _) ->
                    new Reference.Lost("%s cannot be read: %s".formatted(table, Words.said(cause)));
            case Statements.Outcome.GaveUp<List<SeenColumn>>(var after) ->
                    new Reference.Lost(table + ": " + Asking.gaveUp(after));
        };
    }

    /** Found columns under their declared names, aliases followed. */
    private Rows rows(DataSet dataSet, String table, List<SeenColumn> found) {
        var columns = new ArrayList<Rows.Column>();
        var missing = new HashSet<String>();
        var taken = new HashSet<String>();
        for (Column declared : dataSet.shape().columns()) {
            var column = find(declared.name(), found);
            for (String alias : declared.aliases()) {
                column = column.or(() -> find(alias, found));
            }
            if (column.isPresent()) {
                taken.add(column.get());
                columns.add(plain(declared.name(), column.get()));
            } else {
                missing.add(declared.name());
            }
        }
        for (SeenColumn column : found) {
            if (!taken.contains(column.name())) {
                columns.add(plain(column.name(), column.name()));
            }
        }
        return new Rows(quoted(table), columns, missing, filter(dataSet));
    }

    /** A declared name that differs from the real one in case only is no other name. */
    private Rows.Column plain(String declared, String found) {
        String name = declared.equalsIgnoreCase(found) ? found : declared;
        return new Rows.Column(name, dialect.quote(found), new Rows.Kind.Plain());
    }

    private static Optional<String> find(String name, List<SeenColumn> found) {
        return found.stream()
                .map(SeenColumn::name)
                .filter(name::equals)
                .findFirst()
                .or(() ->
                        found.stream()
                                .map(SeenColumn::name)
                                .filter(name::equalsIgnoreCase)
                                .findFirst());
    }

    private static Optional<Rows.Filter> filter(DataSet dataSet) {
        return dataSet.partitioning() instanceof Partitioning.ByColumn(var column, _)
                ? Optional.of(new Rows.Filter(column))
                : Optional.empty();
    }

    private Statements.Outcome<List<SeenColumn>> columns(String table, Asking.Setting setting)
            throws InterruptedException {
        return statements.query(
                setting.before(),
                "select * from %s where 1 = 0".formatted(quoted(table)),
                setting.timeout(),
                Looking::columns);
    }

    /** Names are left for the database to fold; one that needs quotes gets them. */
    private String quoted(String table) {
        var parts = new ArrayList<String>();
        for (String part : table.split("\\.(?=([^\"`]*[\"`][^\"`]*[\"`])*[^\"`]*$)", -1)) {
            boolean plain = part.matches("[\\p{L}_][\\p{L}\\p{N}_$]*");
            boolean already = part.matches("\"[^\"]+\"|`[^`]+`");
            parts.add(plain || already ? part : dialect.quote(part));
        }
        return String.join(".", parts);
    }

    private Queries queries() {
        return new Queries(statements, dialect, this::refusal, _ -> false);
    }

    private Optional<String> refusal(Connection connection, String sql) throws SQLException {
        if (dialect.jooq() == SQLDialect.DUCKDB) {
            return new DuckGuard().refusal(connection, sql);
        }
        var refusal = new ReadOnlyGuard(dialect.quoting()).refusal(sql);
        if (refusal.isPresent() || dialect.jooq() != SQLDialect.H2) {
            return refusal;
        }
        try (var prepared = connection.prepareStatement(sql)) {
            return prepared.getMetaData() == null
                    ? Optional.of("refused: it is not a query; a check may only read")
                    : Optional.empty();
        }
    }

    private static void limit(Statement statement, Duration timeout) throws SQLException {
        statement.setQueryTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toSeconds() + 1));
        statement.setFetchSize(Sample.LIMIT);
    }

    @Override
    public void close() {
        connections.close();
        drivers.close();
    }
}
