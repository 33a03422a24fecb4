package org.tocsin.playbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One file of a playbook, not yet looked into. */
final class PlaybookFile {
    private final String name;
    private final byte[] content;

    /**
     * @param name relative to the playbook's folder, with slashes
     */
    PlaybookFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    String name() {
        return name;
    }

    boolean isRunbook() {
        return name.startsWith("runbooks/");
    }

    /** Whether it says what may be drilled, and nothing that is a rule. */
    boolean isDrill() {
        return name.startsWith("drills/");
    }

    /** Its text without a byte order mark; a file that is not UTF-8 has none, which is told. */
    Optional<String> text(Problems problems) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            problems.error(faultyByte(), "the file is not UTF-8; save it with that encoding");
            return Optional.empty();
        }
    }

    /** What can be made out of it, whatever its encoding. */
    String roughText() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private Place faultyByte() {
        var input = ByteBuffer.wrap(content);
        var output = java.nio.CharBuffer.allocate(content.length + 1);
        // Stops at the first fault with all good characters written.
        StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        String good = output.flip().toString();
        int line = (int) good.chars().filter(c -> c == '\n').count() + 1;
        return new Place(name, line, good.length() - good.lastIndexOf('\n'));
    }
}
