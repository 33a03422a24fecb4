package org.tocsin.engine;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Aside;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Passing;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.store.ActionStore;

/**
 * What a window needs to learn from incidents (M-1 to M-4). {@link #cases}, {@link #find}, {@link
 * #actions} and the names answer from memory and may be asked on the FX thread; the others read or
 * write the store and belong off it. Whatever is shown as saved is on the disk.
 */
public interface ReviewDesk {
    /** Every review that somebody owes or has written on, those due first. */
    List<ReviewCase> cases();

    /** The review of an incident, whatever its state. */
    Optional<ReviewCase> find(UUID incident);

    /** Of all incidents. */
    List<ActionItem> actions();

    /** Who the person at this window is. */
    Actor.Person me();

    /** The people who can own an action. */
    List<Person> people();

    /** The checks that can guard an action. */
    List<Check> checks();

    /** In which deadlines are days. */
    ZoneId zone();

    // Sections

    /**
     * Saves a section in the name of the person at this window.
     *
     * @param seen what that person last saw kept of it
     */
    Saving save(UUID incident, Kept seen, Content content);

    /** What a section has said, the newest last. */
    List<Kept> history(UUID incident, Section section);

    /** What was handed in too late and waits to be settled. */
    List<Aside> asides(UUID incident);

    /** Lets go of what the person at this window has handed in too late. */
    void forgetAside(UUID incident, Section section);

    /** Says that something the playbook asks for after a resolution is done, or not after all. */
    Reply markDue(UUID incident, String rule, boolean done);

    /** Signs the review off; its primary cause becomes the incident's root cause (I-9). */
    Reply finish(UUID incident, String note);

    // Action items

    Reply add(UUID incident, Planned planned);

    /** Decided on the newest state, so that nothing that another did is lost. */
    Reply perform(UUID item, ActionCommand command);

    List<ActionStore.Version> actionHistory(UUID item);

    /** How the check of an item has done since its fix. */
    Passing passing(ActionItem item);

    // What a review is written from

    /** The whole log of an incident, oldest first. */
    List<Logged> log(UUID incident);

    /** What became of each clock of an incident. */
    List<ClockResult> effectiveness(UUID incident);

    /** What an answer to why can rest on: runs and rows, messages, pinned moments. */
    List<Evidence> evidence(UUID incident);

    /** Everything that is known of an incident, for papers; reads the store. */
    default Optional<Dossier> dossier(UUID incident) {
        return Optional.empty();
    }

    /** Listens until closed; called on any thread with the incidents whose reviews have changed. */
    Desk.Subscription listenReviews(Consumer<Set<UUID>> listener);

    /** A new action item, as somebody plans it. */
    record Planned(ActionItem.Aim aim, ActionItem.Promise promise, ActionItem.Ties ties) {}

    /** What became of it. */
    sealed interface Reply {
        /**
         * @param item which it was about, if any
         */
        record Done(Optional<ActionItem> item) implements Reply {}

        /**
         * @param reason for people
         */
        record Refused(String reason) implements Reply {}
    }
}
