package org.tocsin.source;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.domain.check.EmptyPartition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.jdbc.Words;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.plan.Planner;
import org.tocsin.source.plan.References;
import org.tocsin.source.plan.Samples;
import org.tocsin.source.plan.Selection;
import org.tocsin.source.plan.Selection.Reference;
import org.tocsin.source.plan.Selection.Shape;
import org.tocsin.source.plan.Unusable;
import org.tocsin.source.sql.DuckGuard;

/** A folder of CSV, JSON or Parquet files, read through DuckDB. */
final class FolderReader implements SourceReader {
    private final SourceSpec.Folder spec;
    private final Path folder;
    private final Planner planner = new Planner(Dialect.DUCKDB);
    private final DuckGuard guard = new DuckGuard();
    private final Ducks ducks;

    FolderReader(SourceSpec.Folder spec, Path folder) {
        this.spec = spec;
        this.folder = folder;
        this.ducks = new Ducks(folder, spec.limits().concurrency());
    }

    @Override
    public Scan scan(Request request) throws InterruptedException {
        DataSet dataSet = request.dataSet();
        if (!(dataSet.location() instanceof Location.Files files)) {
            return new Scan.Unreadable(
                    "data set %s names a table, but source %s is a folder; give it files"
                            .formatted(dataSet.id(), spec.id()));
        }
        try {
            var looking = looking(request);
            return switch (looking.at(dataSet, files, request.partition())) {
                case Looking.Found.Readable readable ->
                        readable(
                                prepared(
                                        request,
                                        Queries.without(request.measures()),
                                        readable,
                                        looking));
                case Looking.Found.Empty(var what) -> empty(request, what);
                case Looking.Found.Nothing(var what) -> new Scan.Absent(what);
                case Looking.Found.Unreadable(var why) -> new Scan.Unreadable(why);
            };
        } catch (SQLException e) {
            return new Scan.Unreadable(
                    "DuckDB cannot be used: " + Words.firstLine(String.valueOf(e.getMessage())));
        }
    }

    /** What a request comes to once its files have been looked at, and the engine to put it to. */
    private record Prepared(Request request, FileRows files, Selection planned, DuckFolder duck) {}

    private Scan readable(Prepared prepared) throws InterruptedException {
        var files = prepared.files();
        try {
            return done(answers(prepared, files.strict(), prepared.duck().statements()), files);
        } catch (Asking.BrokenRows broken) {
            return lenient(prepared, broken);
        }
    }

    private Scan lenient(Prepared prepared, Asking.BrokenRows broken) throws InterruptedException {
        var files = prepared.files();
        String source = Rejects.past(files, String.valueOf(broken.getMessage()));
        if (source.isEmpty()) {
            return unreadable(files, broken);
        }
        try (var apart = prepared.duck().apart()) {
            var request = prepared.request();
            var answers = answers(prepared, source, apart.statements());
            var note =
                    Rejects.note(
                            files,
                            apart.statements(),
                            request.timeout(),
                            FileRows.masked(request.dataSet()).isEmpty());
            answers.readings().replaceAll((_, reading) -> noted(reading, note));
            return done(answers, files);
        } catch (Asking.BrokenRows again) {
            return unreadable(files, again);
        }
    }

    private static Scan unreadable(FileRows files, Asking.BrokenRows why) {
        return new Scan.Unreadable(
                "%s cannot be read: %s"
                        .formatted(
                                files.name(), Words.firstLine(String.valueOf(why.getMessage()))));
    }

    private static Scan done(Asking.Answers answers, FileRows files) {
        return new Scan.Done(
                answers.readings(), new Scan.SeenSchema(files.columns(), answers.unparsed()));
    }

    private static Reading noted(Reading reading, List<String> note) {
        return switch (reading) {
            case Reading.Taken(var value, var tested, var details, var own, var evidence) ->
                    new Reading.Taken(value, tested, details, both(own, note), evidence);
            case Reading.Segmented(var of, var found, var own, var evidence) ->
                    new Reading.Segmented(of, found, both(own, note), evidence);
            case Reading.Failed failed -> failed;
            case Reading.TimedOut late -> late;
        };
    }

    private static List<String> both(List<String> own, List<String> note) {
        return Stream.concat(own.stream(), note.stream()).toList();
    }

    private Asking.Answers answers(Prepared prepared, String source, Statements statements)
            throws InterruptedException, Asking.BrokenRows {
        var request = prepared.request();
        var planned = prepared.planned();
        var setting = Settings.of(request, Dialect.DUCKDB, prepared.files().name(), source);
        var answers = new Asking(planner, statements, Rejects::broken).ask(planned, setting);
        var asker = queries(statements);
        for (Measure measure : request.measures()) {
            if (measure.formula() instanceof Formula.Query query) {
                answers.readings()
                        .put(
                                measure.id(),
                                asker.read(
                                        RelativeFiles.in(folder, query),
                                        seeing(request, planned, setting)));
            }
        }
        return answers;
    }

    private Queries queries(Statements statements) {
        return new Queries(statements, Dialect.DUCKDB, guard::refusal, Rejects::broken);
    }

    /** With a view on the partition that is called like the data set. */
    private static Asking.Setting seeing(
            Request request, Selection planned, Asking.Setting setting) {
        try {
            String view =
                    "create or replace temp view %s as %s"
                            .formatted(
                                    Dialect.DUCKDB.quote(request.dataSet().id().value()),
                                    new Samples(Dialect.DUCKDB, planned, Set.of()).everything());
            return Settings.with(setting, view);
        } catch (Unusable _) {
            return setting;
        }
    }

    private Prepared prepared(
            Request request, List<Measure> measures, Looking.Found.Readable found, Looking looking)
            throws InterruptedException, SQLException {
        var files = found.rows();
        // A query of the user's own may read whatever else is in the folder.
        long bytes =
                Queries.without(request.measures()).size() == request.measures().size()
                        ? found.bytes()
                        : Long.MAX_VALUE;
        var references = new HashMap<String, Reference>();
        for (String name : References.named(measures)) {
            var other = looking.other(name);
            references.put(name, reference(other));
            if (other instanceof Looking.Found.Readable(_, var more)) {
                bytes = Math.max(bytes, more);
            }
        }
        DataSet dataSet = request.dataSet();
        var planned =
                new Selection(
                        files.rows(dataSet, FileRows.SOURCE),
                        dataSet.shape().derived(),
                        measures,
                        references,
                        new Shape(files.text(), request.types()));
        return new Prepared(request, files, planned, ducks.in(dataSet.zone(), bytes));
    }

    private Looking looking(Request request) {
        return new Looking(folder, ducks, request.dataSet().zone());
    }

    private static Reference reference(Looking.Found found) {
        return switch (found) {
            case Looking.Found.Readable(var rows, _) ->
                    new Reference.Found(
                            rows.strict(), rows.columns().stream().map(c -> c.name()).toList());
            case Looking.Found.Empty(var what) -> new Reference.Lost(what);
            case Looking.Found.Nothing(var what) -> new Reference.Lost(what);
            case Looking.Found.Unreadable(var why) -> new Reference.Lost(why);
        };
    }

    /** No lines: no rows and no columns, and nothing else that could be asked. */
    private static Scan empty(Request request, String what) {
        var readings = new HashMap<MeasureId, Reading>();
        for (Measure measure : request.measures()) {
            readings.put(measure.id(), EmptyPartition.read(measure, what));
        }
        return new Scan.Done(readings, new Scan.SeenSchema(List.of(), Map.of()));
    }

    @Override
    public Reading probe(Probing probing) throws InterruptedException {
        if (!(probing.dataSet().location() instanceof Location.Files files)) {
            return new Reading.Failed(
                    "data set %s names no files, but source %s is a folder"
                            .formatted(probing.dataSet().id(), spec.id()),
                    Evidence.NONE);
        }
        var probes = new FileProbes(folder, files, probing);
        return switch (probing.probe()) {
            case Probe.Available _ -> probes.available();
            case Probe.FileSize _ -> probes.size();
            case Probe.FileAge _ -> probes.age();
            case Probe.StorageUsed _ -> probes.storageUsed();
            case Probe.Landed(var floors, var since) ->
                    probes.landed(floors, since, Landing.rows(this, probing, floors));
            case Probe.QueryTime(var sql) -> queryTime(probing, files, sql);
            case Probe.LoadTime _, Probe.JsonValue _ ->
                    new Reading.Failed(
                            "source %s is a folder; only an http source can be asked this"
                                    .formatted(spec.id()),
                            Evidence.NONE);
        };
    }

    private Reading queryTime(Probing probing, Location.Files location, String sql)
            throws InterruptedException {
        var query = RelativeFiles.in(folder, new Formula.Query(sql, Formula.Reads.ROWS));
        var request = probing.request(List.of());
        try {
            var looking = looking(request);
            var found = looking.at(probing.dataSet(), location, probing.partition());
            if (!(found instanceof Looking.Found.Readable readable)) {
                return new Reading.Failed(Looking.words(found), Evidence.NONE);
            }
            var files = readable.rows();
            var prepared = prepared(request, List.of(), readable, looking);
            var setting = Settings.of(request, Dialect.DUCKDB, files.name(), files.strict());
            return queries(prepared.duck().statements())
                    .timed(query, seeing(request, prepared.planned(), setting));
        } catch (SQLException e) {
            return new Reading.Failed(
                    "DuckDB cannot be used: " + Words.firstLine(String.valueOf(e.getMessage())),
                    Evidence.NONE);
        }
    }

    @Override
    public Sample sample(Request request, Measure measure) throws InterruptedException {
        if (!(request.dataSet().location() instanceof Location.Files location)) {
            return Sample.NONE;
        }
        try {
            var looking = looking(request);
            return looking.at(request.dataSet(), location, request.partition())
                            instanceof Looking.Found.Readable found
                    ? sample(prepared(request, List.of(measure), found, looking), measure)
                    : Sample.NONE;
        } catch (SQLException | Unusable _) {
            // The reading has said why; a sample has nothing to add.
            return Sample.NONE;
        }
    }

    private Sample sample(Prepared prepared, Measure measure)
            throws InterruptedException, Unusable {
        var request = prepared.request();
        var files = prepared.files();
        var planned = prepared.planned();
        var strict = Settings.of(request, Dialect.DUCKDB, files.name(), files.strict());
        var secret = FileRows.masked(request.dataSet());
        try (var apart = prepared.duck().apart()) {
            var drawing =
                    new Drawing(Dialect.DUCKDB, apart.statements(), queries(apart.statements()));
            var sample =
                    drawing.draw(planned, here(measure), secret, seeing(request, planned, strict));
            if (sample.isPresent()) {
                return sample.get();
            }
            String past = Rejects.past(files, "");
            if (past.isEmpty()) {
                return Sample.NONE;
            }
            var lenient = Settings.of(request, Dialect.DUCKDB, files.name(), past);
            return drawing.draw(planned, here(measure), secret, seeing(request, planned, lenient))
                    .orElse(Sample.NONE);
        }
    }

    private Measure here(Measure measure) {
        return measure.formula() instanceof Formula.Query query
                ? new Measure(
                        measure.id(),
                        measure.name(),
                        measure.dataSet(),
                        RelativeFiles.in(folder, query),
                        measure.unit())
                : measure;
    }

    @Override
    public void close() {
        ducks.close();
    }
}
