package org.tocsin.domain.oncall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.domain.calendar.Stretch;

/** Something that holds for a stretch of time, on a timeline that later layers paint over. */
record Piece<T>(Stretch when, T what) {
    /** The pieces of one layer with those of another laid over them, in order of time. */
    static <T> List<Piece<T>> laidOver(List<Piece<T>> under, List<Piece<T>> over) {
        if (over.isEmpty()) {
            return under;
        }
        var order = Comparator.comparing((Piece<T> p) -> p.when.from());
        var top = over.stream().sorted(order).toList();
        var all = new ArrayList<Piece<T>>(top);
        int first = 0;
        for (var piece : under.stream().sorted(order).toList()) {
            // Pieces of one layer do not overlap, so what ended before this one began is done with.
            while (first < top.size() && !top.get(first).when.to().isAfter(piece.when.from())) {
                first++;
            }
            piece.addUncovered(top.subList(first, top.size()), all);
        }
        return all.stream().sorted(order).toList();
    }

    private void addUncovered(List<Piece<T>> top, List<Piece<T>> all) {
        var from = when.from();
        for (var over : top) {
            if (!over.when.from().isBefore(when.to())) {
                break;
            }
            Stretch.between(from, over.when.from()).ifPresent(s -> all.add(new Piece<>(s, what)));
            from = over.when.to().isAfter(from) ? over.when.to() : from;
        }
        Stretch.between(from, when.to()).ifPresent(s -> all.add(new Piece<>(s, what)));
    }
}
