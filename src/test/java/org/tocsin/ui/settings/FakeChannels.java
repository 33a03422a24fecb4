package org.tocsin.ui.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Slack is set up, pages are not. */
final class FakeChannels implements ChannelDesk {
    final List<String> saved = new ArrayList<>();
    final List<String> removed = new ArrayList<>();
    Optional<String> wrong = Optional.empty();

    @Override
    public List<Channel> all() {
        return List.of(
                new Channel(
                        "slack",
                        Optional.of(ChannelKind.SLACK),
                        "key in keyring: slack",
                        Map.of("kind", "slack", "url", "keyring: slack")),
                new Channel("page", Optional.empty(), "", Map.of()));
    }

    @Override
    public Optional<String> save(Draft draft) {
        if (wrong.isEmpty()) {
            var values =
                    draft.secrets().values().stream()
                            .map(Secret::value)
                            .collect(Collectors.joining(","));
            saved.add(
                    "%s %s %s %s %s"
                            .formatted(
                                    draft.name(),
                                    draft.kind().name(),
                                    draft.fields(),
                                    draft.secrets(),
                                    values));
        }
        return wrong;
    }

    @Override
    public Optional<String> remove(String name) {
        removed.add(name);
        return Optional.empty();
    }

    @Override
    public Tested test(String name, String address) {
        return new Tested(true, "ok", Duration.ofMillis(200));
    }
}
