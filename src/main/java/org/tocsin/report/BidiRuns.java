package org.tocsin.report;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Text that runs from right to left, in the order in which it is read, by the JDK's own algorithm
 * (Unicode Annex 9). Arabic letters keep their separate forms: the JDK joins them only where it
 * draws them itself.
 */
final class BidiRuns implements BidiSplitter {
    static final BidiReorderer REORDERER = new Mirror();

    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        if (paragraph.isEmpty()) {
            runs = List.of();
            return;
        }
        var found = new ArrayList<BidiTextRun>();
        var bidi =
                new Bidi(
                        paragraph,
                        defaultDirection == BidiSplitter.RTL
                                ? Bidi.DIRECTION_RIGHT_TO_LEFT
                                : Bidi.DIRECTION_LEFT_TO_RIGHT);
        for (int i = 0; i < bidi.getRunCount(); i++) {
            int from = bidi.getRunStart(i);
            boolean left = bidi.getRunLevel(i) % 2 == 0;
            found.add(
                    new BidiTextRun(
                            from,
                            bidi.getRunLimit(i) - from,
                            left ? BidiSplitter.LTR : BidiSplitter.RTL));
        }
        var levels = new byte[found.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
        }
        var visual = found.toArray(BidiTextRun[]::new);
        Bidi.reorderVisually(levels, 0, visual, 0, visual.length);
        runs = List.of(visual);
    }

    /** That of the first letter that has one. */
    @Override
    public byte getBaseDirection(String paragraph) {
        return paragraph
                .codePoints()
                .mapToObj(Character::getDirectionality)
                .flatMap(direction ->
                        switch (direction) {
                            case Character.DIRECTIONALITY_LEFT_TO_RIGHT ->
                                    java.util.stream.Stream.of(BidiSplitter.LTR);
                            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                                    java.util.stream.Stream.of(BidiSplitter.RTL);
                            default -> java.util.stream.Stream.<Byte>empty();
                        })
                .findFirst()
                .orElse(BidiSplitter.NEUTRAL);
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int index) {
        return runs.get(index);
    }

    private static final class Mirror implements BidiReorderer {
        @Override
        public String reorderRTLTextToLTR(String text) {
            var out = new StringBuilder(text.length());
            for (int end = text.length(); end > 0; ) {
                int from = cluster(text, end);
                if (end - from == 1) {
                    out.append(mirrored(text.charAt(from)));
                } else {
                    out.append(text, from, end);
                }
                end = from;
            }
            return out.toString();
        }

        /** Where a letter with its marks begins. */
        private static int cluster(String text, int end) {
            int from = text.offsetByCodePoints(end, -1);
            while (from > 0
                    && Character.getType(text.codePointAt(from)) == Character.NON_SPACING_MARK) {
                from = text.offsetByCodePoints(from, -1);
            }
            return from;
        }

        private static char mirrored(char c) {
            return switch (c) {
                case '(' -> ')';
                case ')' -> '(';
                case '[' -> ']';
                case ']' -> '[';
                case '{' -> '}';
                case '}' -> '{';
                case '<' -> '>';
                case '>' -> '<';
                case '«' -> '»';
                case '»' -> '«';
                default -> c;
            };
        }

        @Override
        public String deshapeText(String text) {
            return text;
        }

        @Override
        public String shapeText(String text) {
            return text;
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }
}
