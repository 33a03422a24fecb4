package org.tocsin.domain.incident;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tocsin.domain.response.ImpactRule;

/**
 * What an incident does to people and to the business (I-5).
 *
 * @param revenuePerHour lost, in the team's currency
 * @param touched what it touches
 */
public record Impact(
        OptionalLong users,
        Optional<BigDecimal> revenuePerHour,
        Set<ImpactRule.Aspect> touched,
        Concerned concerned) {
    public static final Impact NONE =
            new Impact(OptionalLong.empty(), Optional.empty(), Set.of(), Concerned.NOBODY);

    public Impact {
        touched = Set.copyOf(touched);
    }

    /** Who and what is concerned, by name. */
    public record Concerned(List<String> teams, List<String> metrics, List<String> decisions) {
        public static final Concerned NOBODY = new Concerned(List.of(), List.of(), List.of());

        public Concerned {
            teams = List.copyOf(teams);
            metrics = List.copyOf(metrics);
            decisions = List.copyOf(decisions);
        }
    }

    boolean meets(ImpactRule.Condition condition) {
        return switch (condition) {
            case ImpactRule.RevenueAbove(var bound) ->
                    revenuePerHour.filter(loss -> loss.compareTo(bound) > 0).isPresent();
            case ImpactRule.Touches(var aspect) -> touched.contains(aspect);
        };
    }
}
