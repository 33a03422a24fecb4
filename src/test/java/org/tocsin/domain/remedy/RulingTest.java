package org.tocsin.domain.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.remedy.Permission.Mode;

class RulingTest {
    private static final Instant NOW = Instant.parse("2026-03-29T02:30:00Z");
    private static final Remedy.Run LOAD = new Remedy.Run(List.of("/opt/load", "2026-03-29"));
    private static final Remedy REMEDY =
            new Remedy(
                    "load-again",
                    "Load again",
                    new Remedy.On(
                            Set.of(new CheckId("rows")), Set.of(Remedy.Finding.BREACH), Set.of()),
                    LOAD,
                    new Remedy.Limits(
                            2, Duration.ofDays(1), Duration.ofMinutes(10), Duration.ofMinutes(2)));

    private static Permission permission(Mode mode) {
        return new Permission(
                mode,
                Set.of("/opt/load"),
                Set.of("etl.example.com", "localhost:8443"),
                Set.of("shop"),
                Set.of("quarantine"));
    }

    private static Ruling ruling(Permission permission, Instant... attempts) {
        return Ruling.of(REMEDY, LOAD, permission, List.of(attempts), NOW);
    }

    @Test
    void nothingIsTriedAndNothingIsSaidWhereRemediesAreOff() {
        assertThat(ruling(Permission.NONE))
                .isEqualTo(new Ruling.Leave("remedies are off in this workspace", false));
    }

    @Test
    void aDryRunIsOnlySaid() {
        assertThat(ruling(permission(Mode.DRY_RUN))).isEqualTo(new Ruling.Try(true));
        assertThat(ruling(permission(Mode.ON))).isEqualTo(new Ruling.Try(false));
    }

    @Test
    void twoAttemptsAreAtLeastSoFarApart() {
        assertThat(ruling(permission(Mode.ON), NOW.minusSeconds(599)))
                .isEqualTo(
                        new Ruling.Leave(
                                "it was tried a moment ago, at 2026-03-29T02:20:01Z", false));
        assertThat(ruling(permission(Mode.ON), NOW.minusSeconds(600)))
                .isEqualTo(new Ruling.Try(false));
    }

    @Test
    void afterSoManyAttemptsWithinATimeAPersonIsNeeded() {
        var early = NOW.minus(Duration.ofDays(1));
        assertThat(ruling(permission(Mode.ON), early.plusMillis(1), NOW.minusSeconds(3_600)))
                .isEqualTo(
                        new Ruling.Leave(
                                "it was tried 2 times within 1d already: a person is needed",
                                true));
        assertThat(ruling(permission(Mode.ON), early, NOW.minusSeconds(3_600)))
                .isEqualTo(new Ruling.Try(false));
    }

    @Test
    void whatTheWorkspaceDoesNotNameIsRefusedInWords() {
        assertThat(permission(Mode.ON).refusal(new Remedy.Run(List.of("rm", "-rf", "/"))))
                .contains(
                        "the workspace does not allow program rm; add it to remediation.programs in"
                                + " workspace.yaml if it should");
        assertThat(permission(Mode.ON).refusal(call("https://etl.example.com/loads"))).isEmpty();
        assertThat(permission(Mode.ON).refusal(call("https://localhost:8443/loads"))).isEmpty();
        assertThat(
                        permission(Mode.ON)
                                .refusal(new Remedy.Pause(new SourceId("bank"), Duration.ZERO)))
                .isPresent();
        assertThat(permission(Mode.ON).refusal(new Remedy.Quarantine("/etc", "id"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://etl.example.com:444/loads",
                "https://etl.example.com@evil.example/loads",
                "https://evil.example/?etl.example.com",
                "https://etl.example.com.evil.example/",
                "no address at all"
            })
    void anAddressIsAllowedByItsHostAndPortAlone(String url) {
        assertThat(permission(Mode.ON).refusal(call(url))).isPresent();
    }

    @Test
    void whatIsFilledInCannotLeadAnAddressElsewhere() {
        var odd = new Case(7, "P0", "rows", "a/../..@evil.example?#", "shop", "2026-03-29");
        var filled = (Remedy.Call) odd.fill(call("https://etl.example.com/{{data-set}}/{{ day }}"));

        assertThat(filled.url())
                .isEqualTo("https://etl.example.com/a%2F..%2F..%40evil.example%3F%23/2026-03-29");
        assertThat(permission(Mode.ON).refusal(filled)).isEmpty();
    }

    @Test
    void placesInABodyStayInsideTheirQuotes() {
        var odd = new Case(7, "P0", "rows", "a\"b\\c\nd", "shop", "2026-03-29");
        var call =
                new Remedy.Call(
                        "POST",
                        "https://etl.example.com",
                        "{\"set\":\"{{data-set}}\",\"n\":{{incident}}}",
                        Optional.empty());

        assertThat(((Remedy.Call) odd.fill(call)).body())
                .isEqualTo("{\"set\":\"a\\\"b\\\\c d\",\"n\":7}");
    }

    @Test
    void aPlaceThatIsNotKnownIsFound() {
        assertThat(Case.unknown("{{day}} {{ check }}")).isEmpty();
        assertThat(Case.unknown("{{day}} {{user}}")).contains("user");
    }

    private static Remedy.Call call(String url) {
        return new Remedy.Call("POST", url, "", Optional.empty());
    }
}
