package org.tocsin.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tocsin.domain.check.Running.Priority;

/**
 * A limited number of places. When they are scarce the higher priority goes first, and of the same
 * priority whoever came first.
 */
final class Places {
    private static final Comparator<Turn> ORDER =
            Comparator.comparing(Turn::priority).thenComparing(Turn::number);

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Turn> queue = new PriorityQueue<>(ORDER);
    private int free;
    private long numbers;

    Places(int places) {
        this.free = places;
    }

    private record Turn(Priority priority, long number, Condition called) {}

    void acquire(Priority priority) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (free > 0 && queue.isEmpty()) {
                free--;
                return;
            }
            var turn = new Turn(priority, numbers++, lock.newCondition());
            queue.add(turn);
            try {
                while (free == 0 || !turn.equals(queue.peek())) {
                    turn.called().await();
                }
                free--;
            } finally {
                queue.remove(turn);
                call();
            }
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            free++;
            call();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a place. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private void call() {
        var next = queue.peek();
        if (free > 0 && next != null) {
            next.called().signal();
        }
    }
}
