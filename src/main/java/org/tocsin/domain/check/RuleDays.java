package org.tocsin.domain.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The days on which a rule holds, so that a weekend or a holiday has a profile of its own (D-5).
 *
 * @param on a day that any of these selects; empty for every day
 * @param except left out whatever {@code on} says
 */
public record RuleDays(List<Selector> on, List<Selector> except) {
    public static final RuleDays ALWAYS = new RuleDays(List.of(), List.of());

    public RuleDays {
        on = List.copyOf(on);
        except = List.copyOf(except);
    }

    /** Some days of the year; its text is what stands in a playbook. */
    public sealed interface Selector {
        /** One of those that every calendar knows. */
        record Kind(JudgedDay.Kind kind) implements Selector {
            @Override
            public String toString() {
                return kind.id();
            }
        }

        /** Days that begin inside an interval that the playbook names. */
        record Interval(String id) implements Selector {
            @Override
            public String toString() {
                return "interval " + id;
            }
        }
    }

    public boolean isAlways() {
        return on.isEmpty() && except.isEmpty();
    }

    public boolean hold(JudgedDay day) {
        return (on.isEmpty() || on.stream().anyMatch(day::is))
                && except.stream().noneMatch(day::is);
    }

    /** The check with those rules only that hold on a day. */
    public static Check narrow(Check check, JudgedDay day) {
        return check.rules().stream().allMatch(rule -> rule.days().hold(day))
                ? check
                : check.with(
                        check.rules().stream().filter(rule -> rule.days().hold(day)).toList());
    }

    /** For people: {@code on weekends, except holidays}. */
    @Override
    public String toString() {
        String when = on.isEmpty() ? "" : "on " + said(on);
        return except.isEmpty()
                ? when
                : when + (when.isEmpty() ? "except " : ", except ") + said(except);
    }

    private static String said(List<Selector> selectors) {
        return selectors.stream().map(Selector::toString).collect(Collectors.joining(" and "));
    }
}
