package org.tocsin.domain.notice;

import java.util.List;
import java.util.Map;

/** What a field comes to. */
public sealed interface Value {
    record Known(String words) implements Value {}

    /**
     * A section of it is left out; standing alone it says so.
     *
     * @param words such as {@code not known yet}
     */
    record Unknown(String words) implements Value {}

    record Lines(List<String> lines) implements Value {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** Things that have fields themselves. */
    record Each(List<Map<Field, Value>> things) implements Value {
        public Each {
            things = List.copyOf(things);
        }
    }

    Value NOT_KNOWN = new Unknown("not known yet");

    /** Empty words say nothing. */
    static Value of(String words) {
        return words.isBlank() ? NOT_KNOWN : new Known(words);
    }
}
