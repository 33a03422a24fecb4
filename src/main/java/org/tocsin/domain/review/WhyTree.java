package org.tocsin.domain.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.review.Content.Why;
import org.tocsin.domain.review.Content.Whys;

/**
 * The 5 Whys as a tree (M-2, 001 Root Cause Analysis Framework): as many levels as are needed, and
 * branches where there is more than one cause. Every change gives a new tree. What hangs under an
 * answer that is not there, because two people changed the tree at once, hangs at the top: nothing
 * that was written gets lost from sight.
 */
public record WhyTree(Whys whys) {
    /**
     * An answer in its place.
     *
     * @param depth 1 at the top
     */
    public record Node(Why why, int depth, boolean leaf) {}

    /** In the order in which they are read: each with everything below it. */
    public List<Node> nodes() {
        var found = new ArrayList<Node>();
        var seen = new HashSet<UUID>();
        roots().forEach(root -> walk(root, 1, seen, found));
        // Two people can have hung two answers under each other.
        for (var why : whys.all()) {
            if (!seen.contains(why.id())) {
                walk(why, 1, seen, found);
            }
        }
        return found;
    }

    private void walk(Why why, int depth, Set<UUID> seen, List<Node> found) {
        if (!seen.add(why.id())) {
            return;
        }
        var below = children(why.id());
        found.add(new Node(why, depth, below.isEmpty()));
        below.forEach(child -> walk(child, depth + 1, seen, found));
    }

    public List<Why> roots() {
        return whys.all().stream().filter(why -> why.parent().filter(this::has).isEmpty()).toList();
    }

    public List<Why> children(UUID parent) {
        return whys.all().stream()
                .filter(why -> why.parent().filter(parent::equals).isPresent())
                .toList();
    }

    public Optional<Why> find(UUID id) {
        return whys.all().stream().filter(why -> why.id().equals(id)).findFirst();
    }

    private boolean has(UUID id) {
        return find(id).isPresent();
    }

    /** Those that are only claimed so far. */
    public List<Why> hollow() {
        return whys.all().stream().filter(Why::isHollow).toList();
    }

    /** The deepest answers: candidates for the root cause. */
    public List<Why> leaves() {
        return nodes().stream().filter(Node::leaf).map(Node::why).toList();
    }

    // Changes

    /** With one more, after all others of its parent. */
    public WhyTree add(Why why) {
        var all = new ArrayList<>(whys.all());
        all.add(why);
        return of(all);
    }

    /** With one in place of that of the same id. */
    public WhyTree replace(Why why) {
        return of(
                whys.all().stream().map(each -> each.id().equals(why.id()) ? why : each).toList());
    }

    /** Without an answer and everything below it. */
    public WhyTree remove(UUID id) {
        var gone = below(id);
        return of(whys.all().stream().filter(each -> !gone.contains(each.id())).toList());
    }

    private Set<UUID> below(UUID id) {
        var ids = new HashSet<UUID>();
        var seen = new ArrayList<Node>();
        find(id).ifPresent(why -> walk(why, 1, ids, seen));
        return ids;
    }

    /** One place up or down among those of the same parent; the same tree at either end. */
    public WhyTree shift(UUID id, int by) {
        var why = find(id);
        if (why.isEmpty()) {
            return this;
        }
        var siblings =
                why.get().parent().filter(this::has).map(this::children).orElseGet(this::roots);
        int place = siblings.indexOf(why.get());
        int to = place + by;
        if (to < 0 || to >= siblings.size()) {
            return this;
        }
        var other = siblings.get(to);
        return of(
                whys.all().stream()
                        .map(each ->
                                each.equals(other)
                                        ? why.get()
                                        : each.equals(why.get()) ? other : each)
                        .toList());
    }

    /** Under another answer, or at the top; the same tree where it would hang under itself. */
    public WhyTree move(UUID id, Optional<UUID> parent) {
        var why = find(id);
        if (why.isEmpty()
                || parent.filter(below(id)::contains).isPresent()
                || why.get().parent().equals(parent)) {
            return this;
        }
        var all = new ArrayList<>(whys.all());
        all.remove(why.get());
        all.add(why.get().under(parent));
        return of(all);
    }

    /** Under the one before it. */
    public WhyTree indent(UUID id) {
        var why = find(id);
        if (why.isEmpty()) {
            return this;
        }
        var siblings =
                why.get().parent().filter(this::has).map(this::children).orElseGet(this::roots);
        int place = siblings.indexOf(why.get());
        return place <= 0 ? this : move(id, Optional.of(siblings.get(place - 1).id()));
    }

    /** Beside the one it hung under. */
    public WhyTree outdent(UUID id) {
        var parent = find(id).flatMap(Why::parent).flatMap(this::find);
        return parent.map(above -> move(id, above.parent())).orElse(this);
    }

    private static WhyTree of(List<Why> all) {
        return new WhyTree(new Whys(all));
    }
}
