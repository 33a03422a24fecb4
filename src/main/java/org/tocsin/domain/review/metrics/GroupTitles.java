package org.tocsin.domain.review.metrics;

import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;

/** What the groups of a grouping are called, by the playbook in force. */
public record GroupTitles(Playbook playbook) {
    /** The id itself where the playbook no longer knows it. */
    public String of(Grouping grouping, String id) {
        return switch (grouping) {
            case SEVERITY, MONTH -> id;
            case CATEGORY ->
                    id.isEmpty()
                            ? "No category"
                            : playbook.response().categories().stream()
                                    .filter(each -> each.id().equals(id))
                                    .map(Category::title)
                                    .findFirst()
                                    .orElse(id);
            case TEAM -> id.isEmpty() ? "No team" : id;
            case PIPELINE ->
                    id.isEmpty()
                            ? "No pipeline"
                            : playbook.response()
                                    .directory()
                                    .pipeline(id)
                                    .map(each -> each.title())
                                    .orElse(id);
            case DATA_SET ->
                    id.isEmpty()
                            ? "No data set"
                            : playbook.dataSet(new DataSetId(id))
                                    .map(each -> each.name())
                                    .orElse(id);
        };
    }

    /** Where a severity stands on the scale, the worst first; unknown ones last. */
    int rank(String severity) {
        return playbook.severity(severity)
                .map(each -> each.severity().rank())
                .orElse(Integer.MAX_VALUE);
    }
}
