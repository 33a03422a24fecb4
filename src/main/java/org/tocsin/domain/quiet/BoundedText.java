package org.tocsin.domain.quiet;

/**
 * Text that a pattern may look at only so often: a pattern that goes round in circles gives up
 * instead of holding up every alert.
 */
final class BoundedText implements CharSequence {
    private static final int LOOKS = 100_000;

    private final String text;
    private int left = LOOKS;

    BoundedText(String text) {
        this.text = text;
    }

    /** The pattern has looked too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("too many looks", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
