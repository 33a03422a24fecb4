package org.tocsin.domain.response;

import java.util.List;

/**
 * A kind of issue (P-5).
 *
 * @param description in the document's words; empty when it says nothing
 */
public record Category(String id, String title, String description, List<Sub> subcategories) {
    public Category {
        subcategories = List.copyOf(subcategories);
    }

    public record Sub(String id, String title, String description) {}
}
