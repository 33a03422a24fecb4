package org.tocsin.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Incident;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.QuietDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin notices why}: why there was, or was not, a message. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Why there was, or was not, a message about an incident or a check.")
public final class NoticesWhyCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "INCIDENT", description = "Its number, or the id of a check.")
    private String about = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final QuietDesks desks;

    public NoticesWhyCommand(QuietDesks desks) {
        this.desks = desks;
    }

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec);
        var why = desks.with(own, this::why);
        var out = own.commandLine().getOut();
        out.print(json ? QuietText.whyJson(why) : QuietText.why(why));
        out.flush();
        return Exit.FINE;
    }

    private QuietDesk.Why why(QuietDesk quiet, IncidentDesk desk) {
        var incident = incident(desk);
        return incident.map(quiet::why).orElseGet(() -> quiet.why(new CheckId(about)));
    }

    private Optional<Incident> incident(IncidentDesk desk) {
        if (!about.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(about);
        var found =
                desk.incidents().stream().filter(each -> each.id().number() == number).findFirst();
        if (found.isEmpty()) {
            throw new Refused(
                    "there is no incident %d; tocsin incident list --all shows them"
                            .formatted(number));
        }
        return found;
    }
}
