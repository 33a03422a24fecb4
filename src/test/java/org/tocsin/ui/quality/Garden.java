package org.tocsin.ui.quality;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.SchemaDrift;
import org.tocsin.domain.check.SchemaDrift.Change;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.Tier;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.QualityDesk;
import org.tocsin.engine.Retelling.Days;
import org.tocsin.engine.Retelling.Drifted;

/** Two data sets: events fall below their tier at the end of the newest week, beds hold theirs. */
final class Garden implements QualityDesk {
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final LocalDate LAST = LocalDate.of(2025, 3, 4);
    static final CheckId SCHEMA = new CheckId("schema");
    static final DataSet EVENTS =
            dataSet("events", "Events", column("client_id", "clientId"), column("referrer"));
    static final DataSet BEDS = dataSet("beds", "Beds");

    final List<Days> asked = new ArrayList<>();
    boolean empty;
    boolean broken;

    private static Column column(String name, String... aliases) {
        return new Column(name, ColumnType.TEXT, true, List.of(aliases), false);
    }

    private static DataSet dataSet(String id, String name, Column... columns) {
        return new DataSet(
                new DataSetId(id),
                name,
                new SourceId("files"),
                new Location.Files(id + "_{yyyyMMdd}.csv", Optional.empty(), Optional.empty()),
                new DataSet.Shape(List.of(columns), List.of()),
                new Partitioning.ByFile(Grain.DAY),
                ZONE);
    }

    private void read() {
        if (broken) {
            throw new IllegalStateException("the disk is gone");
        }
    }

    @Override
    public Optional<Days> lastWeek() {
        read();
        return empty ? Optional.empty() : Optional.of(new Days(LAST.minusDays(6), LAST));
    }

    @Override
    public List<Scorecard> scorecards(Days days) {
        asked.add(days);
        boolean judged = days.to().equals(LAST);
        return List.of(card(EVENTS, days, judged, 0.8), card(BEDS, days, judged, 1));
    }

    private static Scorecard card(DataSet dataSet, Days days, boolean judged, double last) {
        var list = new ArrayList<Scorecard.Day>();
        for (var day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            double score = day.equals(days.to()) ? last : 1;
            boolean fell = score < 1;
            list.add(
                    new Scorecard.Day(
                            day,
                            judged ? OptionalDouble.of(score) : OptionalDouble.empty(),
                            new Health.Counts(fell ? 4 : 5, fell ? 1 : 0, 0, 5),
                            fell ? List.of(SCHEMA) : List.of(),
                            fell
                                    ? Optional.of(new Scorecard.Outlook(score, 1, 1))
                                    : Optional.empty()));
        }
        return new Scorecard(
                dataSet.id(),
                dataSet.name(),
                Optional.of(new Tier(2, 0.95, Duration.ofHours(2))),
                list);
    }

    @Override
    public List<Drifted> drifts(Optional<Days> days) {
        read();
        if (empty) {
            return List.of(new Drifted(EVENTS, 0, List.of()), new Drifted(BEDS, 0, List.of()));
        }
        return List.of(
                new Drifted(
                        EVENTS,
                        10,
                        List.of(
                                drift(27, 2, new Change.Renamed("client_id", "clientId")),
                                drift(
                                        4,
                                        3,
                                        new Change.Went(new SeenColumn("referrer", "text")),
                                        new Change.Came(new SeenColumn("=evil", "text"))))),
                new Drifted(BEDS, 0, List.of()));
    }

    private static SchemaDrift drift(int day, int month, Change... changes) {
        return new SchemaDrift(
                LocalDate.of(2025, month, day).atStartOfDay(ZONE).toInstant(), List.of(changes));
    }

    /** Does the work when it is told to, as a slow disk would. */
    static final class Later implements java.util.concurrent.Executor {
        final List<Runnable> waiting = new ArrayList<>();

        @Override
        public void execute(Runnable work) {
            waiting.add(work);
        }

        void run(Consumer<Integer> before) {
            before.accept(waiting.size());
            var now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(Runnable::run);
        }
    }
}
