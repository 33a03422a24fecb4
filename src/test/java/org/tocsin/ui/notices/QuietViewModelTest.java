package org.tocsin.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.quiet.SilenceEdit;
import org.tocsin.domain.quiet.SilenceEdit.Edited;
import org.tocsin.ui.kit.Threads;

class QuietViewModelTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final FakeQuiet quiet = new FakeQuiet();
    private final QuietViewModel model =
            new QuietViewModel(
                    quiet,
                    new Threads(background::add, Runnable::run),
                    new SimpleObjectProperty<>(FakeNotices.NOON),
                    ZoneOffset.UTC);

    private void settle() {
        for (var next = background.poll(); next != null; next = background.poll()) {
            next.run();
        }
    }

    private static Silence silence(int n, long fromHour, long untilHour) {
        var begun = FakeNotices.NOON.minusSeconds(36_000);
        var wish =
                new SilenceEdit.Wish(
                        Matchers.parse(java.util.List.of("check=rows")),
                        FakeNotices.NOON.plusSeconds(3_600 * fromHour),
                        FakeNotices.NOON.plusSeconds(3_600 * untilHour),
                        "because");
        var edited =
                SilenceEdit.begin(
                        new java.util.UUID(0, n),
                        Silence.Kind.SILENCE,
                        wish,
                        new SilenceEdit.By("ada", begun));
        return ((Edited.Replaced) edited).fresh();
    }

    @Test
    void whatIsComingAndWhatHoldsComesBeforeWhatIsOver() {
        quiet.silences.add(silence(1, -5, -1));
        quiet.silences.add(silence(2, -1, 3));
        quiet.silences.add(silence(3, 2, 4));
        model.refresh();
        settle();

        assertThat(model.silences().get())
                .extracting(each -> each.state(FakeNotices.NOON))
                .containsExactly(Silence.State.COMING, Silence.State.ACTIVE, Silence.State.OVER);
    }

    @Test
    void onlyTheAnswerToWhatWasTypedLastIsShown() {
        model.matchers().set("check=rows");
        model.matchers().set("check");
        settle();
        assertThat(model.preview().get())
                .contains(new Quiet.Preview.Refused("\"check\" is no matcher"));
        model.matchers().set("");

        assertThat(model.preview().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "soon, because, Say for how long",
        "0m, because, Say for how long",
        "1bd, because, Say for how long",
        "91d, because, That is longer than 90 days",
        "2h, ' ', Say why"
    })
    void aSilenceWithoutAnEndOrAReasonIsRefused(String lasting, String reason, String words) {
        model.matchers().set("check=rows");
        model.lasting().set(lasting);
        model.reason().set(reason);
        model.silence();
        settle();

        assertThat(model.fault().get()).startsWith(words);
        assertThat(quiet.asked).isEmpty();
    }

    @Test
    void theFormIsEmptyAgainOnceItIsMade() {
        model.matchers().set("check=rows");
        model.reason().set("because");
        model.silence();
        settle();

        assertThat(quiet.asked).containsExactly("silence check=rows for PT2H: because");
        assertThat(model.matchers().get()).isEmpty();
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void whatTheStoreRefusesLeavesTheFormAsItIs() {
        quiet.refusal = Optional.of("it matches everything");
        model.matchers().set("check=~.*");
        model.reason().set("because");
        model.silence();
        settle();

        assertThat(model.fault().get()).isEqualTo("it matches everything");
        assertThat(model.matchers().get()).isEqualTo("check=~.*");
    }
}
