package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.review.Section;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/**
 * A process is killed while somebody types in it: everything that it said to be saved is there.
 * What was typed since is at most what half a second holds, because the window saves that often
 * whether or not anybody pauses.
 */
class KilledReviewTest {
    @TempDir Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everythingThatWasSaidToBeSavedIsThereAfterAKill() throws Exception {
        var file = folder.resolve("store");
        java.util.UUID incident;
        try (var store = ((Opened.Ready) Store.open(file)).store()) {
            var desk = Crew.desk(store, InstantSource.system(), Crew.ADA);
            var opened = (IncidentDesk.Reply.Done) desk.open(Crew.opening("CRITICAL"));
            incident = opened.incident().id().uuid();
            desk.perform(incident, new Command.Resolve("", java.util.Optional.empty()));
        }
        var typing = ReviewProcess.on(file, incident);
        int said = 0;
        try {
            while (said < 60) {
                said = Integer.parseInt(typing.answer());
            }
        } finally {
            typing.kill();
        }

        try (var store = ((Opened.Ready) Store.open(file)).store()) {
            var text = store.reviews().find(incident).words(Section.SUMMARY);
            assertThat(text).hasSizeGreaterThanOrEqualTo(said);
            for (int i = 0; i < text.length(); i++) {
                assertThat(text.charAt(i)).isEqualTo((char) ('a' + i % 26));
            }
        }
    }
}
