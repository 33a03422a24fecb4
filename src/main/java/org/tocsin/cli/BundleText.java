package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.tocsin.engine.ReviewPapers.Bundle;
import org.tocsin.engine.ReviewPapers.Reading;
import org.tocsin.report.review.BundleReader;
import org.tocsin.report.review.Papers;

/** Bundles of evidence as text and JSON. */
final class BundleText {
    private BundleText() {}

    /** The review in a bundle; a {@link Refused} says why there is none to be shown. */
    static String show(Path file, boolean json) {
        return switch (BundleReader.read(file)) {
            case Reading.Refused(var why) -> throw new Refused(why);
            case Reading.Bad(var what, var why) ->
                    throw new Refused(
                            "%s is not shown, because it is not as it was written: %s %s"
                                    .formatted(file, what, why));
            case Reading.Verified(var bundle) ->
                    json
                            ? Papers.json(bundle.document())
                            : source(bundle) + "\n\n" + Papers.markdown(bundle.document());
        };
    }

    private static String source(Bundle bundle) {
        var made = bundle.document().colophon().made();
        return "Read-only, from a bundle of %s, made %s by %s with %s, verified"
                .formatted(made.workspace(), When.text(made.at()), made.by(), made.product());
    }

    static String line(Reading reading) {
        return switch (reading) {
            case Reading.Refused _ -> "";
            case Reading.Bad(var what, var why) -> "NOT INTACT: %s %s\n".formatted(what, why);
            case Reading.Verified(var bundle) -> {
                var made = bundle.document().colophon().made();
                yield String.format(
                        Locale.ROOT,
                        "%,d files and %,d entries of the log of incident #%d verified, intact (%s, made %s by %s, manifest sha256 %s)\n%s",
                        bundle.files().size(),
                        bundle.log().size(),
                        bundle.document().head().number(),
                        made.workspace(),
                        When.text(made.at()),
                        made.by(),
                        bundle.digest(),
                        blotted(bundle));
            }
        };
    }

    private static String blotted(Bundle bundle) {
        long count = bundle.redacted();
        return count == 0
                ? ""
                : "%d of them had a secret blotted out: what they said cannot be proven, only their place\n"
                        .formatted(count);
    }

    static String verified(Reading reading) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("schema", "tocsin/bundle-verified/1");
            switch (reading) {
                case Reading.Refused(var why) -> json.writeStringField("reason", why);
                case Reading.Bad(var what, var why) -> {
                    json.writeBooleanField("intact", false);
                    json.writeStringField("firstBad", what);
                    json.writeStringField("reason", why);
                }
                case Reading.Verified(var bundle) -> {
                    json.writeBooleanField("intact", true);
                    json.writeNumberField("incident", bundle.document().head().number());
                    json.writeStringField(
                            "workspace", bundle.document().colophon().made().workspace());
                    json.writeNumberField("files", bundle.files().size());
                    json.writeNumberField("entries", bundle.log().size());
                    json.writeNumberField("redacted", bundle.redacted());
                    json.writeStringField("manifest", bundle.digest());
                }
            }
            json.writeEndObject();
        });
    }
}
