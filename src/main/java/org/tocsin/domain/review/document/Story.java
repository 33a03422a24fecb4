package org.tocsin.domain.review.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.review.Content;

/** What people say of the incident. */
public record Story(
        List<Passage> passages,
        Content.Harm harm,
        Timeline timeline,
        List<Answer> whys,
        List<Reopening> reopenings) {
    public Story {
        passages = List.copyOf(passages);
        whys = List.copyOf(whys);
        reopenings = List.copyOf(reopenings);
    }

    /**
     * A section of plain text.
     *
     * @param section its id, such as {@code went-well}
     */
    public record Passage(String section, String title, String text) {}

    /**
     * @param chosen whether somebody chose the moments; else they are those that turned the
     *     incident
     * @param entries how many the whole log has
     */
    public record Timeline(boolean chosen, long entries, List<Moment> moments) {
        public Timeline {
            moments = List.copyOf(moments);
        }
    }

    /**
     * @param entry of the incident's log
     * @param note what the review says of it; may be empty
     */
    public record Moment(long entry, Instant at, String who, String said, String note) {}

    /**
     * An answer to why, in its place of the tree.
     *
     * @param number {@code 1.2.1}
     * @param depth 1 at the top
     * @param hollow whether it is only claimed
     * @param evidence what it rests on, in words
     */
    public record Answer(
            String number, int depth, String text, boolean hollow, List<String> evidence) {
        public Answer {
            evidence = List.copyOf(evidence);
        }
    }

    public record Reopening(Instant at, String who, String reason) {}

    /** What a section says, when anything is said there. */
    public Optional<String> text(String section) {
        return passages.stream()
                .filter(each -> each.section().equals(section))
                .map(Passage::text)
                .findFirst();
    }
}
