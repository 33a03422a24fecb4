package org.tocsin.domain.review;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The review of one incident: every section as it is now.
 *
 * @param incident whose it is; there is one review for each, also when it is opened again
 * @param sections those on which somebody wrote
 */
public record Review(UUID incident, Map<Section, Kept> sections) {
    public Review {
        sections =
                sections.isEmpty()
                        ? Map.of()
                        : java.util.Collections.unmodifiableMap(new EnumMap<>(sections));
    }

    public static Review empty(UUID incident) {
        return new Review(incident, Map.of());
    }

    public static Review of(UUID incident, List<Kept> kept) {
        var sections = new EnumMap<Section, Kept>(Section.class);
        kept.forEach(each -> sections.put(each.section(), each));
        return new Review(incident, sections);
    }

    public Kept section(Section section) {
        return Optional.ofNullable(sections.get(section)).orElseGet(() -> Kept.empty(section));
    }

    public String words(Section section) {
        return section(section).content() instanceof Content.Words(var text) ? text : "";
    }

    public Content.Picks picks() {
        return section(Section.TIMELINE).content() instanceof Content.Picks picks
                ? picks
                : Content.Picks.NONE;
    }

    public Content.Harm harm() {
        return section(Section.IMPACT).content() instanceof Content.Harm harm
                ? harm
                : Content.Harm.NONE;
    }

    public WhyTree whys() {
        return new WhyTree(
                section(Section.WHYS).content() instanceof Content.Whys whys
                        ? whys
                        : Content.Whys.NONE);
    }

    public Content.Meeting meeting() {
        return section(Section.MEETING).content() instanceof Content.Meeting meeting
                ? meeting
                : Content.Meeting.NONE;
    }

    /** Whether nobody has written anything yet. */
    public boolean isEmpty() {
        return sections.values().stream().allMatch(each -> each.content().isEmpty());
    }

    /** How many of the form's sections have something in them; the meeting is none of them. */
    public int filled() {
        return (int) form().stream().filter(each -> !section(each).content().isEmpty()).count();
    }

    /** The sections of the form, in their order. */
    public static List<Section> form() {
        return Arrays.stream(Section.values())
                .filter(each -> each != Section.MEETING && each != Section.MEETING_NOTES)
                .toList();
    }

    /** Who saved last and when. */
    public Optional<Kept.Signed> last() {
        return sections.values().stream()
                .flatMap(each -> each.by().stream())
                .max(java.util.Comparator.comparing(Kept.Signed::at));
    }

    /** With a section as it is now. */
    public Review with(Kept kept) {
        var all = new EnumMap<Section, Kept>(Section.class);
        all.putAll(sections);
        all.put(kept.section(), kept);
        return new Review(incident, all);
    }
}
