package org.tocsin.domain.series.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers kept in order, where adding and removing one among tens of thousands moves a few hundred
 * at most: sorted blocks of bounded length.
 */
final class SortedValues {
    private static final int MOST = 512;
    private static final int SPARE = 32;

    private static final class Block {
        double[] values = new double[8];
        int size;

        double last() {
            return values[size - 1];
        }

        void insert(int at, double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.min(MOST, size + size / 4 + 8));
            }
            System.arraycopy(values, at, values, at + 1, size - at);
            values[at] = value;
            size++;
        }

        void remove(int at) {
            System.arraycopy(values, at + 1, values, at, size - at - 1);
            size--;
        }

        Block split() {
            var upper = new Block();
            int half = size / 2;
            upper.values = Arrays.copyOfRange(values, half, size + SPARE);
            upper.size = size - half;
            size = half;
            values = Arrays.copyOf(values, half + SPARE);
            return upper;
        }

        /** Of the first value that is not smaller. */
        int search(double value) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(double value) {
        if (blocks.isEmpty()) {
            var only = new Block();
            only.insert(0, value);
            blocks.add(only);
            size++;
            return;
        }
        int index = Math.min(block(value), blocks.size() - 1);
        var block = blocks.get(index);
        if (block.size == MOST) {
            var upper = block.split();
            blocks.add(index + 1, upper);
            if (value > block.last()) {
                block = upper;
            }
        }
        block.insert(block.search(value), value);
        size++;
    }

    /** Removes one of this value, which must be there. */
    void remove(double value) {
        int index = block(value);
        var block = blocks.get(index);
        block.remove(block.search(value));
        if (block.size == 0) {
            blocks.remove(index);
        }
        size--;
    }

    /** Of the first block that ends with a value not smaller. */
    private int block(double value) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).last() < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The largest value not above; minus infinity when there is none. */
    double atMost(double value) {
        int index = block(value);
        if (index < blocks.size()) {
            var block = blocks.get(index);
            int at = block.search(value);
            if (block.values[at] == value) {
                return value;
            }
            if (at > 0) {
                return block.values[at - 1];
            }
        }
        return index == 0 ? Double.NEGATIVE_INFINITY : blocks.get(index - 1).last();
    }

    /** The smallest value not below; infinity when there is none. */
    double atLeast(double value) {
        int index = block(value);
        if (index == blocks.size()) {
            return Double.POSITIVE_INFINITY;
        }
        var block = blocks.get(index);
        return block.values[block.search(value)];
    }

    double first() {
        return blocks.getFirst().values[0];
    }

    double last() {
        return blocks.getLast().last();
    }

    /** The so-manieth value from below, 0 for the smallest. */
    double rank(int rank) {
        return rank * 2 < size ? fromBelow(rank) : fromAbove(size - 1 - rank);
    }

    private double fromBelow(int rank) {
        int left = rank;
        int index = 0;
        while (left >= blocks.get(index).size) {
            left -= blocks.get(index).size;
            index++;
        }
        return blocks.get(index).values[left];
    }

    private double fromAbove(int rank) {
        int left = rank;
        int index = blocks.size() - 1;
        while (left >= blocks.get(index).size) {
            left -= blocks.get(index).size;
            index--;
        }
        var block = blocks.get(index);
        return block.values[block.size - 1 - left];
    }
}
