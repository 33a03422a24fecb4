package org.tocsin.ui.checks;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;

/** Writes an axis's numbers as everything else writes them. It only writes. */
final class UnitFormat extends NumberFormat {
    private static final long serialVersionUID = 1;

    private final Unit unit;

    UnitFormat(Unit unit) {
        this.unit = unit;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
        return to.append(Words.value(number, unit));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
        return format((double) number, to, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("an axis is never read back");
    }
}
