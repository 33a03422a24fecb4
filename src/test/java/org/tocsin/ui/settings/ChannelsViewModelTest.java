package org.tocsin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.ui.settings.ChannelDesk.Place;

class ChannelsViewModelTest {
    private final FakeChannels desk = new FakeChannels();
    private final ChannelsViewModel model =
            new ChannelsViewModel(desk, Runnable::run, Runnable::run);

    private ChannelsViewModel.Form form() {
        return model.form().get().orElseThrow();
    }

    @Test
    void whatIsKeptIsShownByItsPlaceAndNeverByItsValue() {
        model.refresh();
        model.edit(model.all().getFirst());

        assertThat(form().kept("url"))
                .isEqualTo(new ChannelsViewModel.Kept(Place.KEYRING, "slack", true));
        assertThat(form().value("url")).isEmpty();
    }

    @Test
    void anUnchangedSecretIsReferredToAgainWithoutBeingWritten() {
        model.refresh();
        model.edit(model.all().getFirst());
        model.save();

        assertThat(desk.saved)
                .containsExactly("slack SLACK {} {url=Secret[System keyring slack]} ");
    }

    @Test
    void movingASecretElsewhereAsksForItAnew() {
        model.refresh();
        model.edit(model.all().getFirst());
        model.keep("url", Place.STORE, "hook");
        assertThat(form().kept("url").there()).isFalse();
        model.type("url", "https://hooks.example.com");
        model.save();

        assertThat(desk.saved)
                .containsExactly(
                        "slack SLACK {} {url=Secret[Encrypted file of the workspace hook]}"
                                + " https://hooks.example.com");
    }

    @Test
    void aVariableIsOnlyReferredTo() {
        model.refresh();
        model.edit(model.all().getLast());
        model.keep("key", Place.ENV, "PAGE_KEY");
        model.save();

        assertThat(desk.saved)
                .containsExactly("page PAGER_DUTY {} {key=Secret[Environment variable PAGE_KEY]} ");
    }

    @Test
    void anotherKindKeepsWhatBothAskFor() {
        model.add();
        model.name("ops");
        model.type("url", "https://ops.example.com");
        model.choose(ChannelKind.JIRA);

        assertThat(form().value("url")).isEqualTo("https://ops.example.com");
        assertThat(form().kind()).isEqualTo(ChannelKind.JIRA);
        assertThat(form().name()).isEqualTo("ops");
        assertThat(form().value("edition")).isEqualTo("cloud");
    }

    @Test
    void whatIsLeftEmptyIsLeftOut() {
        model.add();
        model.name(" ops ");
        model.type("url", "https://ops.example.com");
        model.save();

        assertThat(desk.saved).containsExactly("ops WEBHOOK {url=https://ops.example.com} {} ");
        assertThat(model.form().get()).isEmpty();
    }

    @Test
    void whatIsWrongLeavesTheFormOpen() {
        desk.wrong = Optional.of("the keyring is locked");
        model.add();
        model.save();

        assertThat(model.fault().get()).isEqualTo("the keyring is locked");
        assertThat(model.form().get()).isPresent();
        model.cancel();
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void everyKindHasAFormAndNoFieldTwice() {
        for (var kind : ChannelKind.values()) {
            assertThat(kind.fields()).extracting(ChannelKind.Field::key).doesNotHaveDuplicates();
            assertThat(ChannelKind.of(kind.id())).isEqualTo(kind);
        }
        assertThat(ChannelKind.likely("page")).isEqualTo(ChannelKind.PAGER_DUTY);
        assertThat(new ChannelDesk.Secret(Place.STORE, "a", "s3cret").toString())
                .doesNotContain("s3cret");
    }
}
