package org.tocsin.ui.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.tocsin.ui.settings.Sources.Source;

/** The sources of the playbook, and the tests of their connections that are under way. */
final class SourcesViewModel {
    private final Sources sources;
    private final Executor work;
    private final Executor uiThread;
    private final ObservableList<Source> all = FXCollections.observableArrayList();
    private final ObservableMap<String, Test> tests = FXCollections.observableHashMap();

    /** A test of one source. */
    sealed interface Test {
        /**
         * @param thread that waits for the answer
         */
        record Running(Thread thread) implements Test {}

        record Done(Sources.Tested tested) implements Test {}

        record Cancelled() implements Test {}
    }

    SourcesViewModel(Sources sources, Executor work, Executor uiThread) {
        this.sources = sources;
        this.work = work;
        this.uiThread = uiThread;
    }

    /** Reads anew how they stand. */
    void refresh() {
        work.execute(() -> {
            var found = sources.all();
            uiThread.execute(() -> all.setAll(found));
        });
    }

    /** Asks one whether it is there; one that is being asked already is left alone. */
    void test(String id) {
        if (tests.get(id) instanceof Test.Running) {
            return;
        }
        // A thread of its own, for a source that hangs can then be given up.
        var thread = Thread.ofVirtual().unstarted(() -> ask(id));
        tests.put(id, new Test.Running(thread));
        thread.start();
    }

    private void ask(String id) {
        var self = Thread.currentThread();
        try {
            var tested = sources.test(id);
            uiThread.execute(() -> end(id, self, new Test.Done(tested)));
        } catch (InterruptedException _) {
            uiThread.execute(() -> end(id, self, new Test.Cancelled()));
        } catch (RuntimeException fault) {
            var tested =
                    new Sources.Tested(false, String.valueOf(fault.getMessage()), Duration.ZERO);
            uiThread.execute(() -> end(id, self, new Test.Done(tested)));
        }
    }

    private void end(String id, Thread asked, Test outcome) {
        if (tests.get(id) instanceof Test.Running(var thread) && thread == asked) {
            tests.put(id, outcome);
        }
    }

    /** Gives up a test; what is asked of the source is cancelled there. */
    void cancel(String id) {
        if (tests.get(id) instanceof Test.Running(var thread)) {
            tests.put(id, new Test.Cancelled());
            thread.interrupt();
        }
    }

    static String standing(Sources.Standing standing, Instant now) {
        String age = standing.at().map(at -> ", " + age(Duration.between(at, now))).orElse("");
        return switch (standing.state()) {
            case UP -> "Up" + age;
            case DOWN -> "Down" + age;
            case NEVER_ASKED -> "Never asked";
        };
    }

    static String age(Duration since) {
        if (since.toSeconds() < 60) {
            return "just now";
        }
        return since.toMinutes() < 60
                ? since.toMinutes() + " min ago"
                : since.toHours() < 48 ? since.toHours() + " h ago" : since.toDays() + " d ago";
    }

    static String words(Test test) {
        return switch (test) {
            case Test.Running _ -> "Asking …";
            case Test.Cancelled() -> "Given up.";
            case Test.Done(var tested) ->
                    String.format(
                            Locale.ROOT,
                            "%s in %.1f s: %s",
                            tested.answered() ? "Answered" : "Failed",
                            tested.took().toMillis() / 1000.0,
                            tested.message());
        };
    }

    ObservableList<Source> all() {
        return all;
    }

    ObservableMap<String, Test> tests() {
        return tests;
    }
}
