package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wasl.audience.Import;
import io.wasl.audience.ImportPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An import as programs see it. `rows` is how many the file has; of those that were read, each is in exactly one of
/// `accepted`, `updated`, `duplicates` and `rejected`. `fixed` of those that were taken had to be mended, by `fixes`
/// how.
@JsonInclude(JsonInclude.Include.ALWAYS)
record ImportJson(
        String id,
        String fileName,
        String status,
        @Nullable String problem,
        int rows,
        int processed,
        int accepted,
        int updated,
        int duplicates,
        int rejected,
        Map<String, Integer> reasons,
        int undone,
        int fixed,
        Map<String, Integer> fixes,
        List<String> tags,
        @Nullable String defaultCountry,
        List<ColumnJson> columns,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /// @param reasons how many rows made no contact, by reason
    static ImportJson of(Import imported, Map<String, Integer> reasons) {
        return new ImportJson(
                imported.id().toString(),
                imported.fileName(),
                imported.status().code(),
                imported.problem(),
                imported.total(),
                imported.processed(),
                imported.accepted(),
                imported.updated(),
                imported.duplicates(),
                imported.rejected(),
                reasons,
                imported.undone(),
                imported.fixed(),
                imported.fixes(),
                imported.tags(),
                imported.defaultCountry(),
                imported.plan().columns().stream().map(ColumnJson::of).toList(),
                imported.createdAt(),
                imported.startedAt(),
                imported.finishedAt());
    }

    /// @param as what the column was taken for: `phone`, `name`, …, `attribute:city`
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ColumnJson(int column, String heading, String as) {

        static ColumnJson of(ImportPlan.Column column) {
            var meaning = column.meaning().code();
            return new ColumnJson(
                    column.index() + 1,
                    column.heading(),
                    column.meaning() == ImportPlan.Meaning.OTHER_PHONE || column.attribute() == null
                            ? meaning
                            : meaning + ":" + column.attribute());
        }
    }
}
