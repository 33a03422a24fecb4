package org.tocsin.notify;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Value;

/** Fills in the places of a template (N-4). Nothing is escaped: what comes of it is text. */
public final class FilledText {
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler()
                    .escapeHTML(false)
                    .emptyStringIsFalse(true)
                    // A field that nobody knows stays as it is written, where a reader sees it.
                    .defaultValue("{{{{name}}}}")
                    .withFormatter(FilledText::words)
                    .withCollector(new Fields());

    private FilledText() {}

    /**
     * The text with its places filled in; as it stands when it is at fault, which lint has told.
     */
    public static String of(String template, Map<Field, Value> values) {
        try {
            return MUSTACHE.compile(template).execute(context(values));
        } catch (MustacheException faulty) {
            return template;
        }
    }

    private static Map<String, Object> context(Map<Field, Value> values) {
        var context = new LinkedHashMap<String, Object>();
        values.forEach((field, value) -> {
            var said = context(value);
            context.put(field.id(), said);
            if (said instanceof List<?> list) {
                context.put(field.id() + "?", !list.isEmpty());
            }
        });
        return context;
    }

    private static Object context(Value value) {
        return switch (value) {
            case Value.Known(var words) -> words;
            case Value.Unknown unknown -> unknown;
            case Value.Lines(var lines) -> lines;
            case Value.Each(var things) -> things.stream().map(FilledText::context).toList();
        };
    }

    private static CharSequence words(Object value) {
        return value instanceof Value.Unknown(var words) ? words : String.valueOf(value);
    }

    /** Looks into maps only: a text has no fields, whatever Java's string may have. */
    private static final class Fields extends BasicCollector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return switch (value) {
                case Value.Unknown _ -> Collections.emptyIterator();
                case List<?> list -> list.iterator();
                default -> null;
            };
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? super.createFetcher(context, name) : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
