package org.tocsin.domain.remedy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a remedy is tried now. */
public sealed interface Ruling {
    /**
     * @param dry only said, not done
     */
    record Try(boolean dry) implements Ruling {}

    /**
     * @param told whether the incident says so; what holds for every run would only fill it
     */
    record Leave(String why, boolean told) implements Ruling {}

    /**
     * @param deed what it would do in this case, filled in
     * @param attempts when this remedy was tried, on any incident, the oldest first; dry runs count
     *     as well, so that they show what would really happen
     */
    static Ruling of(
            Remedy remedy,
            Remedy.Deed deed,
            Permission permission,
            List<Instant> attempts,
            Instant now) {
        if (permission.mode() == Permission.Mode.OFF) {
            return new Leave("remedies are off in this workspace", false);
        }
        var refusal = permission.refusal(deed);
        if (refusal.isPresent()) {
            return new Leave(refusal.get(), true);
        }
        var limits = remedy.limits();
        var last = attempts.isEmpty() ? Optional.<Instant>empty() : Optional.of(attempts.getLast());
        if (last.filter(at -> now.isBefore(at.plus(limits.apart()))).isPresent()) {
            return new Leave("it was tried a moment ago, at " + last.get(), false);
        }
        long lately =
                attempts.stream().filter(at -> at.isAfter(now.minus(limits.within()))).count();
        return lately >= limits.most()
                ? new Leave(
                        "it was tried %d times within %s already: a person is needed"
                                .formatted(
                                        lately,
                                        new org.tocsin.domain.calendar.Span.Wall(limits.within())),
                        true)
                : new Try(permission.mode() == Permission.Mode.DRY_RUN);
    }
}
