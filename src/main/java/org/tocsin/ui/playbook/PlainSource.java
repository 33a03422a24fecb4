package org.tocsin.ui.playbook;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.data.SourceSpec;

/**
 * A source as it may be shown: of its properties the names, of a secret where it is kept, of its
 * address what is no password.
 */
record PlainSource(
        String id,
        String address,
        Optional<String> secret,
        List<String> properties,
        Limits limits) {
    record Limits(int atOnce, java.time.Duration timeout, SourceSpec.Patience breaker) {}

    static PlainSource of(SourceSpec spec) {
        var limits =
                new Limits(
                        spec.limits().concurrency(),
                        spec.limits().timeout(),
                        spec.limits().patience());
        return switch (spec) {
            case SourceSpec.Folder folder ->
                    new PlainSource(
                            spec.id().value(), folder.path(), Optional.empty(), List.of(), limits);
            case SourceSpec.Jdbc jdbc ->
                    new PlainSource(
                            spec.id().value(),
                            masked(jdbc.url()),
                            jdbc.password().map(Facts::text),
                            jdbc.properties().keySet().stream().sorted().toList(),
                            limits);
            case SourceSpec.Http http ->
                    new PlainSource(
                            spec.id().value(),
                            masked(http.url()),
                            http.headers().values().stream()
                                    .flatMap(header -> header.secret().stream())
                                    .map(Facts::text)
                                    .findFirst(),
                            http.headers().keySet().stream().sorted().toList(),
                            limits);
        };
    }

    static String masked(String url) {
        return url.replaceAll("//[^/?#@]*:[^/?#@]+@", "//***@")
                .replaceAll("(?i)([?&;](?:password|passwd|pwd|token|secret)=)[^?&;]*", "$1***");
    }

    String says() {
        return address + secret.map(where -> ", secret kept in " + where).orElse("");
    }
}
