package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Pipeline;

class BlastRadiusTest {
    private static final Pipeline EVENTS =
            pipeline("events", List.of("clicks"), List.of(), consumer("Shop dashboard", ""));
    private static final Pipeline SALES =
            pipeline(
                    "sales",
                    List.of("orders"),
                    List.of("clicks"),
                    consumer("Board report", "no numbers"));
    private static final Pipeline FORECAST =
            pipeline(
                    "forecast",
                    List.of(),
                    List.of("Title of sales"),
                    consumer("Buyers", "orders too much"),
                    consumer("Shop dashboard", ""));
    private static final Pipeline APART =
            pipeline("apart", List.of("weather"), List.of("wind"), consumer("Nobody", ""));

    @Test
    void aFaultReachesWhoeverReadsTheDataDirectlyOrNot() {
        var radius = BlastRadius.ofDataSet("clicks", directory(FORECAST, APART, SALES, EVENTS));

        assertThat(radius.pipelines())
                .extracting(Pipeline::id)
                .containsExactly("events", "sales", "forecast");
        assertThat(radius.origins()).isEqualTo(1);
        assertThat(radius.downstream()).containsExactly(SALES, FORECAST);
    }

    @Test
    void everyConsumerIsNamedOnceWithWhatItMeansThere() {
        var radius = BlastRadius.ofDataSet("clicks", directory(EVENTS, SALES, FORECAST, APART));

        assertThat(radius.words())
                .isEqualTo("Shop dashboard; Board report: no numbers; Buyers: orders too much");
    }

    @Test
    void whatLiesUpstreamIsNotReached() {
        var radius = BlastRadius.ofDataSet("orders", directory(EVENTS, SALES, FORECAST, APART));
        assertThat(radius.pipelines()).containsExactly(SALES, FORECAST);
    }

    @Test
    void dataOfNoPipelineReachItsReadersAllTheSame() {
        var radius = BlastRadius.ofDataSet("wind", directory(EVENTS, APART));

        assertThat(radius.origins()).isZero();
        assertThat(radius.downstream()).containsExactly(APART);
    }

    @Test
    void aCircleEnds() {
        var one = pipeline("one", List.of("a"), List.of("b"));
        var two = pipeline("two", List.of("b"), List.of("one"));

        assertThat(BlastRadius.ofPipeline("one", directory(one, two)).pipelines())
                .containsExactly(one, two);
        assertThat(BlastRadius.ofPipeline("two", directory(one, two)).pipelines())
                .containsExactly(two, one);
    }

    @Test
    void aPipelineThatReadsItselfIsReachedOnce() {
        var own = pipeline("own", List.of("a"), List.of("a"));
        assertThat(BlastRadius.ofPipeline("own", directory(own)).pipelines()).containsExactly(own);
        assertThat(BlastRadius.ofPipeline("own", directory(own)).downstream()).isEmpty();
    }

    @Test
    void dataThatTwoPipelinesHoldHaveTwoOrigins() {
        var copy = pipeline("copy", List.of("clicks"), List.of());
        var radius = BlastRadius.ofDataSet("clicks", directory(EVENTS, SALES, copy));

        assertThat(radius.origins()).isEqualTo(2);
        assertThat(radius.downstream()).containsExactly(SALES);
    }

    @Test
    void whatNobodyDeclaredIsReachedByNothing() {
        assertThat(BlastRadius.ofPipeline("gone", directory(EVENTS)).pipelines()).isEmpty();
        assertThat(BlastRadius.ofDataSet("gone", Directory.NONE).words()).isEmpty();
    }

    private static Directory directory(Pipeline... pipelines) {
        return new Directory(List.of(), List.of(), List.of(pipelines), List.of());
    }

    private static Pipeline.Consumer consumer(String name, String impact) {
        return new Pipeline.Consumer(name, impact);
    }

    private static Pipeline pipeline(
            String id,
            List<String> dataSets,
            List<String> upstream,
            Pipeline.Consumer... consumers) {
        return new Pipeline(
                id,
                "Title of " + id,
                new Pipeline.Ownership("", "", ""),
                Set.of(),
                new Pipeline.Flow(dataSets, upstream, List.of(consumers), ""));
    }
}
