package org.tocsin.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One kind of value in a playbook: reads it from a node, and describes it to editors. Both come
 * from the same definition, so a file that an editor accepts is one that we accept.
 */
interface Decoder<T> {
    /** Empty when there is no value to be had; every fault has then been told to the context. */
    Optional<T> decode(Node node, Context context);

    /** The same in the words of JSON Schema, draft 7. */
    Map<String, Object> schema();

    default <U> Decoder<U> map(Function<? super T, ? extends U> change) {
        return judged((value, _, _) -> Optional.of(change.apply(value)));
    }

    /** Looks at a value once it is read, and may refuse it. */
    default <U> Decoder<U> judged(Step<T, U> step) {
        var first = this;
        return new Decoder<>() {
            @Override
            public Optional<U> decode(Node node, Context context) {
                return first.decode(node, context)
                        .flatMap(value -> step.then(value, node, context));
            }

            @Override
            public Map<String, Object> schema() {
                return first.schema();
            }
        };
    }

    @FunctionalInterface
    interface Step<T, U> {
        Optional<U> then(T value, Node node, Context context);
    }
}
