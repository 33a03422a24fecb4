package org.tocsin.domain.playbook;

import java.util.Map;
import org.tocsin.domain.oncall.CoverRules;
import org.tocsin.domain.oncall.HolidayCover;
import org.tocsin.domain.oncall.OnCallSchedule;

/**
 * An on-call schedule as a playbook writes it (O-1, O-2).
 *
 * @param plan with a holiday table that does not know its dates yet; see {@link #on}
 * @param notes what the table says beside each row, by the row's title
 */
public record TeamSchedule(OnCallSchedule plan, Rules rules, Map<String, String> notes) {
    public TeamSchedule {
        notes = Map.copyOf(notes);
    }

    /**
     * @param holidayLimit how many major holidays one person may cover in a year
     * @param holidayCredit how often time on the holiday table counts towards rotation credit
     * @param tradesNeedApproval whether a trade of holidays counts only once it is approved
     */
    public record Rules(int holidayLimit, double holidayCredit, boolean tradesNeedApproval) {
        /** Those of document 004. */
        public static final Rules STANDARD = new Rules(2, 1.5, true);

        public CoverRules coverRules() {
            return new CoverRules(holidayLimit);
        }
    }

    public String id() {
        return plan.name().id();
    }

    /** The plan with a holiday table that knows its dates. */
    public OnCallSchedule on(HolidaySource source, HolidaySpec holidays) {
        return new OnCallSchedule(
                plan.name(),
                plan.zone(),
                plan.layers(),
                new HolidayCover(plan.cover().rows(), source.dates(holidays)),
                plan.overrides());
    }
}
