package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Cover;
import org.tocsin.domain.oncall.HolidayCover;
import org.tocsin.domain.oncall.HolidayDates;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.TeamSchedule;

/** How an on-call schedule is written. */
final class OnCallShape {
    /** A schedule that still waits for its zone and for what its intervals stand for. */
    record Entry(
            OnCallSchedule.Name name,
            Optional<ZoneId> zone,
            List<RotationShape.Entry> layers,
            CoverTable cover,
            List<OverrideEntry> overrides) {
        TeamSchedule in(TimeContext time) {
            var own = zone.orElse(time.zone());
            return new TeamSchedule(
                    new OnCallSchedule(
                            name,
                            own,
                            layers.stream()
                                    .flatMap(each -> each.layers(own, time.intervals()).stream())
                                    .toList(),
                            new HolidayCover(cover.rows(layers), HolidayDates.NONE),
                            overrides.stream()
                                    .flatMap(each ->
                                            each.in(own, cover.rules(), time.problems()).stream())
                                    .toList()),
                    cover.rules(),
                    cover.notes());
        }
    }

    /** The holiday table. */
    record CoverTable(List<CoverShape.Entry> entries, TeamSchedule.Rules rules) {
        List<Cover> rows(List<RotationShape.Entry> layers) {
            var people = new LinkedHashSet<String>();
            layers.forEach(layer -> people.addAll(layer.rotation().participants()));
            var handoff =
                    layers.stream()
                            .findFirst()
                            .map(layer -> layer.rotation().start().toLocalTime())
                            .orElse(LocalTime.MIDNIGHT);
            var priorities = CoverOrder.priorities(entries);
            return entries.stream()
                    .map(entry ->
                            new Cover(
                                    entry.row().title(),
                                    entry.span(handoff),
                                    who(entry, handoff, List.copyOf(people)),
                                    new Cover.Weight(
                                            priorities.getOrDefault(entry.row().title(), 0),
                                            entry.row().major(),
                                            rules.holidayCredit())))
                    .toList();
        }

        Map<String, String> notes() {
            var notes = new LinkedHashMap<String, String>();
            entries.stream()
                    .map(CoverShape.Entry::row)
                    .filter(row -> !row.note().isEmpty())
                    .forEach(row -> notes.put(row.title(), row.note()));
            return notes;
        }
    }

    record OverrideEntry(
            Post post,
            Function<ZoneId, Instant> from,
            Function<ZoneId, Instant> to,
            ShiftOverride.Grounds grounds,
            Place at) {
        Optional<ShiftOverride> in(ZoneId zone, TeamSchedule.Rules rules, Problems problems) {
            var when = Stretch.between(from.apply(zone), to.apply(zone));
            if (when.isEmpty()) {
                problems.error(at, "the override ends before it starts");
            }
            return when.map(stretch ->
                    new ShiftOverride(post.position(), post.person(), stretch, counting(rules)));
        }

        private ShiftOverride.Grounds counting(TeamSchedule.Rules rules) {
            boolean free =
                    grounds.kind() == ShiftOverride.Kind.TRADE
                            && grounds.approvedBy().isEmpty()
                            && !rules.tradesNeedApproval();
            return free ? ShiftOverride.Grounds.override(grounds.by(), grounds.reason()) : grounds;
        }
    }

    private record Post(String position, String person) {}

    private static final String PRIMARY = "primary";
    private static final String SECONDARY = "secondary";

    private static final Shape.Key<Integer> LIMIT =
            optional(
                    "holiday-limit",
                    Scalars.whole(1),
                    "How many major holidays one person may cover in a year; 2 when not said");
    private static final Shape.Key<Double> CREDIT =
            optional(
                    "holiday-credit",
                    Scalars.NUMBER,
                    "How often time on the holiday table counts; 1.5 when not said");
    private static final Shape.Key<Boolean> APPROVAL =
            optional(
                    "trades-need-approval",
                    Scalars.FLAG,
                    "Whether a trade counts only once it is approved; true when not said");
    private static final Decoder<TeamSchedule.Rules> RULES =
            new Shape<>(
                    List.of(LIMIT, CREDIT, APPROVAL),
                    fields ->
                            new TeamSchedule.Rules(
                                    fields.find(LIMIT)
                                            .orElse(TeamSchedule.Rules.STANDARD.holidayLimit()),
                                    fields.find(CREDIT)
                                            .orElse(TeamSchedule.Rules.STANDARD.holidayCredit()),
                                    fields.find(APPROVAL).orElse(true)));

    private static final Shape.Key<String> POSITION =
            required("position", Scalars.ID, "The position that is taken");
    private static final Shape.Key<String> PERSON =
            required("person", Scalars.reference(Declared.Kind.PERSON), "Who takes it");
    private static final Shape.Key<Function<ZoneId, Instant>> FROM =
            required("from", Dates.MOMENT, "From when");
    private static final Shape.Key<Function<ZoneId, Instant>> TO =
            required("to", Dates.MOMENT, "Until when");
    private static final Shape.Key<String> REASON = optional("reason", Scalars.WORDS, "Why");
    private static final Shape.Key<String> BY =
            optional("by", Scalars.TEXT, "Who entered it; the playbook when not said");
    private static final Shape.Key<Boolean> TRADE =
            optional("trade", Scalars.FLAG, "Whether it is a trade, which may need approval");
    private static final Shape.Key<String> APPROVED_BY =
            optional("approved-by", Scalars.TEXT, "Who agreed to the trade");
    private static final Decoder<OverrideEntry> OVERRIDE =
            new Shape<>(
                    List.of(POSITION, PERSON, FROM, TO, REASON, BY, TRADE, APPROVED_BY),
                    OnCallShape::override);

    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<ZoneId> ZONE =
            optional("zone", Scalars.ZONE, "Whose wall clock it follows; the playbook's when not said");
    private static final Shape.Key<List<RotationShape.Entry>> LAYERS =
            required(
                    "layers",
                    Structures.someOf(RotationShape.LAYER),
                    "Who takes turns; later ones go over earlier ones");
    private static final Shape.Key<List<CoverShape.Entry>> COVER =
            optional("cover", Structures.list(CoverShape.COVER).judged(CoverOrder::told), "The holiday table");
    private static final Shape.Key<TeamSchedule.Rules> COVER_RULES =
            optional("rules", RULES, "The rules for holiday cover");
    private static final Shape.Key<List<OverrideEntry>> OVERRIDES =
            optional("overrides", Structures.list(OVERRIDE), "Who takes whose place for a while");

    static final Decoder<Entry> SCHEDULE =
            new Shape<>(
                    List.of(TITLE, ZONE, LAYERS, COVER, COVER_RULES, OVERRIDES),
                    fields ->
                            new Entry(
                                    new OnCallSchedule.Name(
                                            fields.name(),
                                            fields.find(TITLE).orElseGet(fields::name)),
                                    fields.find(ZONE),
                                    fields.get(LAYERS),
                                    new CoverTable(
                                            fields.find(COVER).orElse(List.of()),
                                            fields.find(COVER_RULES)
                                                    .orElse(TeamSchedule.Rules.STANDARD)),
                                    fields.find(OVERRIDES).orElse(List.of())));

    private OnCallShape() {}

    private static OverrideEntry override(Fields fields) {
        var kind =
                fields.find(TRADE).orElse(false)
                        ? ShiftOverride.Kind.TRADE
                        : ShiftOverride.Kind.OVERRIDE;
        return new OverrideEntry(
                new Post(fields.get(POSITION), fields.get(PERSON)),
                fields.get(FROM),
                fields.get(TO),
                new ShiftOverride.Grounds(
                        kind,
                        fields.find(BY).orElse("the playbook"),
                        fields.find(REASON).orElse(""),
                        fields.find(APPROVED_BY)),
                fields.place());
    }

    private static Cover.Who who(CoverShape.Entry entry, LocalTime handoff, List<String> people) {
        var who = entry.who();
        if (who.turns().daily()) {
            return new Cover.Who.Daily(
                    who.turns().people().isEmpty() ? people : who.turns().people(),
                    entry.handoff().orElse(handoff),
                    PRIMARY,
                    who.all() ? Optional.of(SECONDARY) : Optional.empty());
        }
        var positions = new LinkedHashMap<String, List<String>>();
        who.primary().ifPresent(person -> positions.put(PRIMARY, List.of(person)));
        who.secondary().ifPresent(person -> positions.put(SECONDARY, List.of(person)));
        return new Cover.Who.Named(positions);
    }
}
