package org.tocsin.domain.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.review.Content.Why;
import org.tocsin.domain.review.Content.Whys;

/** 001's example grows a branch. */
class WhyTreeTest {
    private static final Why JOB = why(1, null, "The churn job failed");
    private static final Why SCHEMA = why(2, JOB, "The CRM schema changed");
    private static final Why UNSEEN = why(3, SCHEMA, "Nobody watches the schema");
    private static final Why RETRY = why(4, JOB, "It was not retried");
    private static final WhyTree TREE = new WhyTree(new Whys(List.of(JOB, SCHEMA, UNSEEN, RETRY)));

    private static Why why(long id, Why parent, String text) {
        return new Why(new UUID(0, id), Optional.ofNullable(parent).map(Why::id), text, List.of());
    }

    /** As {@code 1 job, 2 schema}: the depth and the first word but one. */
    private static String read(WhyTree tree) {
        return tree.nodes().stream()
                .map(node -> node.depth() + ":" + node.why().id().getLeastSignificantBits())
                .collect(Collectors.joining(" "));
    }

    @Test
    void itIsReadFromTheTopEachWithEverythingBelowIt() {
        assertThat(read(TREE)).isEqualTo("1:1 2:2 3:3 2:4");
        assertThat(TREE.leaves()).containsExactly(UNSEEN, RETRY);
    }

    @Test
    void branchesMoveAndTakeWhatIsBelowWithThem() {
        assertThat(read(TREE.shift(RETRY.id(), -1))).isEqualTo("1:1 2:4 2:2 3:3");
        assertThat(read(TREE.shift(RETRY.id(), 1))).isEqualTo(read(TREE));
        assertThat(read(TREE.indent(RETRY.id()))).isEqualTo("1:1 2:2 3:3 3:4");
        assertThat(read(TREE.outdent(SCHEMA.id()))).isEqualTo("1:1 2:4 1:2 2:3");
        assertThat(read(TREE.outdent(JOB.id()))).isEqualTo(read(TREE));
        assertThat(read(TREE.move(SCHEMA.id(), Optional.of(RETRY.id()))))
                .isEqualTo("1:1 2:4 3:2 4:3");
    }

    @Test
    void nothingHangsUnderItself() {
        assertThat(TREE.move(JOB.id(), Optional.of(UNSEEN.id()))).isEqualTo(TREE);
        assertThat(TREE.move(JOB.id(), Optional.of(JOB.id()))).isEqualTo(TREE);
    }

    @Test
    void whatIsRemovedTakesWhatIsBelowWithIt() {
        assertThat(read(TREE.remove(SCHEMA.id()))).isEqualTo("1:1 2:4");
        assertThat(read(TREE.remove(new UUID(9, 9)))).isEqualTo(read(TREE));
    }

    @Test
    void twoThatHangUnderEachOtherAreStillShownOnce() {
        var one = new Why(new UUID(0, 1), Optional.of(new UUID(0, 2)), "a", List.of());
        var other = new Why(new UUID(0, 2), Optional.of(new UUID(0, 1)), "b", List.of());
        assertThat(read(new WhyTree(new Whys(List.of(one, other))))).isEqualTo("1:1 2:2");
    }

    @Test
    void anAnswerIsHollowUntilItSaysSomethingAndRestsOnSomething() {
        var link = new Evidence.Link("https://crm.example.com/changes", "change log");
        assertThat(JOB.isHollow()).isTrue();
        assertThat(JOB.with(link).isHollow()).isFalse();
        assertThat(JOB.with(link).saying(" ").isHollow()).isTrue();
        assertThat(JOB.with(link).with(link).evidence()).hasSize(1);
        assertThat(JOB.with(link).without(link)).isEqualTo(JOB);
        assertThat(TREE.replace(JOB.with(link)).hollow()).containsExactly(SCHEMA, UNSEEN, RETRY);
    }
}
