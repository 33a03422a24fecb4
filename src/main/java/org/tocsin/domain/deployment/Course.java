package org.tocsin.domain.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;

/** Decides what may happen to a deployment next, and what the watch makes of what it sees. */
public final class Course {
    private static final int MOST_NAMED = 3;

    private Course() {}

    /** What becomes of a wish. */
    public sealed interface Answer {}

    public record Accepted(DeploymentEvent event) implements Answer {}

    /**
     * @param reason what is in the way and what to do, for people
     */
    public record Refused(String reason) implements Answer {}

    public static Answer plan(String title, ChangeKind kind, String what) {
        return title.isBlank()
                ? new Refused("say what the deployment is called: the title is empty")
                : new Accepted(new DeploymentEvent.Planned(title.strip(), kind, what.strip()));
    }

    public static Answer tick(Deployment deployment, String item, boolean done) {
        if (!(deployment.stage() instanceof Deployment.Planned)) {
            return new Refused(
                    "the checklist of %s is closed: it is %s"
                            .formatted(deployment.title(), deployment.state()));
        }
        var kind = deployment.plan().kind();
        return kind.item(item).isPresent()
                ? new Accepted(new DeploymentEvent.Ticked(item, done))
                : new Refused(
                        "there is no item %s; its checklist has %s"
                                .formatted(
                                        item,
                                        kind.checklist().stream()
                                                .map(ChangeKind.Item::id)
                                                .collect(Collectors.joining(", "))));
    }

    /**
     * It goes out.
     *
     * @param watched what the playbook's watch comes to now
     * @param before how each of these stands
     * @param waive why open items do not matter; refused without it when there are any
     */
    public static Answer start(
            Deployment deployment,
            List<Check> watched,
            List<Figure> before,
            Optional<String> waive,
            Instant now) {
        if (!(deployment.stage() instanceof Deployment.Planned)) {
            return new Refused(
                    "%s is %s already".formatted(deployment.title(), deployment.state()));
        }
        if (watched.isEmpty()) {
            return new Refused(
                    "there is no check to watch; name data sets that the playbook has checks of");
        }
        var open = deployment.open();
        var reason = waive.map(String::strip).filter(text -> !text.isEmpty());
        if (!open.isEmpty() && reason.isEmpty()) {
            return new Refused(
                    "%d of %d items are open (%s); tick them, or say why it goes out without"
                            .formatted(
                                    open.size(),
                                    deployment.plan().kind().checklist().size(),
                                    some(open.stream().map(ChangeKind.Item::text).toList())));
        }
        var watch = deployment.plan().kind().watch();
        return new Accepted(
                new DeploymentEvent.Started(
                        watch.fixed(watched),
                        now.plus(watch.length()),
                        before,
                        open.isEmpty() ? "" : reason.orElse("")));
    }

    public static Answer good(Deployment deployment, String note, List<Figure> after) {
        return out(deployment, new DeploymentEvent.FoundGood(note.strip(), after));
    }

    /** A person went back, by whatever means: this only keeps that it was done. */
    public static Answer rolledBack(Deployment deployment, String note, List<Figure> after) {
        return note.isBlank()
                ? new Refused("say why it was rolled back: the note is empty")
                : out(deployment, new DeploymentEvent.RolledBack(note.strip(), after));
    }

    private static Answer out(Deployment deployment, DeploymentEvent event) {
        return switch (deployment.stage()) {
            case Deployment.Watching _, Deployment.Undecided _ -> new Accepted(event);
            case Deployment.Planned _ ->
                    new Refused(deployment.title() + " is not out yet; start it first");
            case Deployment.Good _, Deployment.BackAgain _ ->
                    new Refused(
                            "%s is %s already".formatted(deployment.title(), deployment.state()));
        };
    }

    /**
     * What the watch makes of how its checks stand: proposals to go back, and once the window is
     * over its end.
     *
     * @param after how each of them stands now
     * @param name of a check, for people
     */
    public static List<DeploymentEvent> watch(
            Deployment deployment,
            List<Figure> after,
            Instant now,
            Function<CheckId, String> name) {
        if (!(deployment.stage() instanceof Deployment.Watching(var start, var since))) {
            return List.of();
        }
        var before = start.before().stream().collect(Collectors.toMap(Figure::check, f -> f));
        var proposed =
                deployment.proposals().stream()
                        .map(Deployment.Proposal::check)
                        .collect(Collectors.toSet());
        var events = new ArrayList<DeploymentEvent>();
        for (var figure : after) {
            var was = Optional.ofNullable(before.get(figure.check()));
            if (figure.finding() == Figure.Finding.BREACH
                    && within(figure, since, start.until())
                    && !proposed.contains(figure.check())
                    && was.filter(figure::isWorseThan).isPresent()) {
                events.add(
                        new DeploymentEvent.RollbackProposed(
                                figure.check(), why(was.get(), figure, name)));
            }
        }
        if (!now.isBefore(start.until())) {
            var worries = worries(before, after, since, name);
            events.add(
                    worries.isEmpty()
                            ? new DeploymentEvent.FoundGood(
                                    "the window of %s is over and no watched check is worse than before"
                                            .formatted(length(start.watch().lengthSeconds())),
                                    after)
                            : new DeploymentEvent.LeftOpen(some(worries), after));
        }
        return events;
    }

    private static boolean within(Figure figure, Instant since, Instant until) {
        return figure.isAfter(since) && figure.at().filter(until::isAfter).isPresent();
    }

    /** {@code Event count was 3,538 and healthy before; 12 since 14:05 UTC: below 1,000}. */
    private static String why(Figure before, Figure after, Function<CheckId, String> name) {
        return "%s was %s before; %s now: %s"
                .formatted(
                        name.apply(after.check()), before.words(), after.words(), after.message());
    }

    private static List<String> worries(
            Map<CheckId, Figure> before,
            List<Figure> after,
            Instant since,
            Function<CheckId, String> name) {
        var worries = new ArrayList<String>();
        for (var figure : after) {
            var was = Optional.ofNullable(before.get(figure.check()));
            if (!figure.isAfter(since)) {
                worries.add(name.apply(figure.check()) + " has not run since the start");
            } else if (was.filter(figure::isWorseThan).isPresent()) {
                worries.add(
                        "%s is %s, before it was %s"
                                .formatted(
                                        name.apply(figure.check()),
                                        figure.words(),
                                        was.get().words()));
            }
        }
        return worries;
    }

    private static String some(List<String> all) {
        var named = String.join("; ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        return all.size() <= MOST_NAMED
                ? named
                : "%s; and %d more".formatted(named, all.size() - MOST_NAMED);
    }

    private static String length(long seconds) {
        return seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds / 60 + " min";
    }
}
