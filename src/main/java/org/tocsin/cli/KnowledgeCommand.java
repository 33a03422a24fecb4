package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.knowledge.Offer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin knowledge}: what past incidents teach about one (M-7). */
@Command(
        name = "knowledge",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What past incidents teach about one.")
public final class KnowledgeCommand implements Runnable {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final IncidentCommand.Desks desks;

    public KnowledgeCommand(IncidentCommand.Desks desks) {
        this.desks = desks;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "say what to do: knowledge find N");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Root causes of past incidents whose symptoms an incident shows again, with why"
                            + " each is offered.")
    int find(
            @Parameters(paramLabel = "N", description = "The incident's number.") long number,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (var open = desks.open(Objects.requireNonNull(tocsin).workspace())) {
            var incident =
                    open.desk().incidents().stream()
                            .filter(each -> each.id().number() == number)
                            .findFirst()
                            .orElseThrow(() ->
                                    new Refused(
                                            "there is no incident %d; see tocsin incident list --all"
                                                    .formatted(number)));
            var offers = open.desk().known(incident);
            var zone = open.playbook().header().zone();
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.print(
                    json
                            ? JsonText.of(to -> JsonText.array(to, offers, KnowledgeCommand::write))
                            : text(offers, zone));
            out.flush();
            return 0;
        }
    }

    static String text(List<Offer> offers, ZoneId zone) {
        return offers.isEmpty()
                ? "no past root cause looks like it\n"
                : offers.stream().map(offer -> line(offer, zone)).collect(Collectors.joining());
    }

    private static String line(Offer offer, ZoneId zone) {
        return "%s; root cause of #%d, %s: %s%s\n"
                .formatted(
                        offer.reasons(),
                        offer.past().id().number(),
                        DAY.format(offer.past().detectedAt().atZone(zone)),
                        offer.rootCause(),
                        offer.fixedBy().map(how -> "; fixed by: " + how).orElse(""));
    }

    private static void write(JsonGenerator json, Offer offer) throws IOException {
        json.writeStartObject();
        json.writeNumberField("incident", offer.past().id().number());
        json.writeStringField("detectedAt", When.text(offer.past().detectedAt()));
        json.writeStringField("rootCause", offer.rootCause());
        json.writeStringField("fixedBy", offer.fixedBy().orElse(""));
        json.writeNumberField("score", offer.score());
        JsonText.strings(json, "because", offer.because());
        json.writeEndObject();
    }
}
