package org.tocsin.domain.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;

/**
 * A change that goes out: checked off, watched, and found good or rolled back.
 *
 * @param log all that happened to it, oldest first; never empty
 */
public record Deployment(UUID id, long number, List<DeploymentEvent.Kept> log) {
    public Deployment {
        log = List.copyOf(log);
    }

    /** Where it stands. */
    public sealed interface Stage {}

    /**
     * Not out yet.
     *
     * @param checked whether every item of its checklist is ticked
     */
    public record Planned(boolean checked) implements Stage {}

    /** It is out, and its checks run faster. */
    public record Watching(DeploymentEvent.Started start, Instant since) implements Stage {}

    /** The window is over and somebody has to say what it was. */
    public record Undecided(DeploymentEvent.LeftOpen left) implements Stage {}

    public record Good(DeploymentEvent.FoundGood found, DeploymentEvent.Kept entry)
            implements Stage {}

    public record BackAgain(DeploymentEvent.RolledBack back, DeploymentEvent.Kept entry)
            implements Stage {}

    /** A tick, timed and signed. */
    public record Tick(Instant at, String by) {}

    /** Going back is proposed. */
    public record Proposal(CheckId check, String why, Instant at) {}

    /** What was planned. */
    public DeploymentEvent.Planned plan() {
        return (DeploymentEvent.Planned) log.getFirst().event();
    }

    public DeploymentEvent.Kept planned() {
        return log.getFirst();
    }

    /** {@code #3 New revenue formula}. */
    public String title() {
        return "#%d %s".formatted(number, plan().title());
    }

    /** The items that are ticked, by their ids. */
    public Map<String, Tick> ticks() {
        var ticks = new LinkedHashMap<String, Tick>();
        for (var kept : log) {
            if (kept.event() instanceof DeploymentEvent.Ticked(var item, var done)) {
                if (done) {
                    ticks.put(item, new Tick(kept.at(), kept.by()));
                } else {
                    ticks.remove(item);
                }
            }
        }
        return ticks;
    }

    /** Items that nobody has ticked. */
    public List<ChangeKind.Item> open() {
        var ticked = ticks().keySet();
        return plan().kind().checklist().stream()
                .filter(item -> !ticked.contains(item.id()))
                .toList();
    }

    public Stage stage() {
        for (var kept : log.reversed()) {
            switch (kept.event()) {
                case DeploymentEvent.FoundGood good -> {
                    return new Good(good, kept);
                }
                case DeploymentEvent.RolledBack back -> {
                    return new BackAgain(back, kept);
                }
                case DeploymentEvent.LeftOpen left -> {
                    return new Undecided(left);
                }
                case DeploymentEvent.Started start -> {
                    return new Watching(start, kept.at());
                }
                case DeploymentEvent.Planned _,
                        DeploymentEvent.Ticked _,
                        DeploymentEvent.RollbackProposed _,
                        DeploymentEvent.IncidentSeen _ -> {}
            }
        }
        return new Planned(open().isEmpty());
    }

    /** Whether it is neither good nor rolled back. */
    public boolean isOpen() {
        return switch (stage()) {
            case Planned _, Watching _, Undecided _ -> true;
            case Good _, BackAgain _ -> false;
        };
    }

    /** In a word or two, for people. */
    public String state() {
        return switch (stage()) {
            case Planned(var checked) ->
                    checked && !plan().kind().checklist().isEmpty() ? "checked" : "planned";
            case Watching _ -> proposals().isEmpty() ? "watching" : "rollback proposed";
            case Undecided _ -> "to be decided";
            case Good _ -> "good";
            case BackAgain _ -> "rolled back";
        };
    }

    /** When it went out, and how it was watched. */
    public Optional<Watching> watched() {
        return log.stream()
                .filter(kept -> kept.event() instanceof DeploymentEvent.Started)
                .findFirst()
                .map(kept -> new Watching((DeploymentEvent.Started) kept.event(), kept.at()));
    }

    public List<Proposal> proposals() {
        var all = new ArrayList<Proposal>();
        for (var kept : log) {
            if (kept.event() instanceof DeploymentEvent.RollbackProposed(var check, var why)) {
                all.add(new Proposal(check, why, kept.at()));
            }
        }
        return List.copyOf(all);
    }

    public Set<UUID> incidents() {
        return log.stream()
                .flatMap(kept ->
                        kept.event() instanceof DeploymentEvent.IncidentSeen(var incident)
                                ? java.util.stream.Stream.of(incident)
                                : java.util.stream.Stream.empty())
                .collect(Collectors.toSet());
    }

    /** Until when it is watched, or was: a decision ends it early. */
    public Optional<Instant> watchedUntil() {
        return watched()
                .map(watched -> {
                    var planned = watched.start().until();
                    return switch (stage()) {
                        case Good(_, var entry) -> earlier(entry.at(), planned);
                        case BackAgain(_, var entry) -> earlier(entry.at(), planned);
                        case Planned _, Watching _, Undecided _ -> planned;
                    };
                });
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether an instant lies in the time that it was watched. */
    public boolean covers(Instant instant) {
        return watched().filter(each -> !instant.isBefore(each.since())).isPresent()
                && watchedUntil().filter(instant::isBefore).isPresent();
    }

    /** Since when each of its checks is due again; empty while it is not watched. */
    public Optional<Instant> dueSince(Instant now) {
        return stage() instanceof Watching(var start, var since) && now.isBefore(start.until())
                ? Optional.of(start.watch().slot(since, now))
                : Optional.empty();
    }

    /**
     * What an incident of that time says of it: {@code deployment #3 New formula, 12 min before}.
     */
    public Optional<String> mention(Instant detected) {
        return covers(detected)
                ? watched()
                        .map(each ->
                                "deployment %s, %s before"
                                        .formatted(
                                                title(),
                                                length(Duration.between(each.since(), detected))))
                : Optional.empty();
    }

    private static String length(Duration gone) {
        long minutes = gone.toMinutes();
        if (minutes == 0) {
            return gone.toSeconds() + " s";
        }
        return minutes < 120
                ? minutes + " min"
                : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}
