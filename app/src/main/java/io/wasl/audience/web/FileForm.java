package io.wasl.audience.web;

import io.wasl.audience.ImportPlan;
import io.wasl.audience.Imports;
import io.wasl.audience.MappingWish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a file is written, as its reader sees and corrects it beside the first rows.
record FileForm(
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String sheet) {

    static final Map<String, String> SEPARATORS = separators();

    static FileForm of(ImportPlan plan, Map<String, String> fields) {
        var separator = fields.get("separator");
        return new FileForm(
                fields.getOrDefault("encoding", plan.encoding()),
                separator == null ? plan.separator() : SEPARATORS.getOrDefault(separator, plan.separator()),
                fields.getOrDefault("sheet", plan.sheet()));
    }

    static List<String> encodings() {
        return Imports.encodings();
    }

    /// Whether the columns may be other ones than before.
    boolean isAnother(ImportPlan plan) {
        return !equals(of(plan, Map.of()));
    }

    MappingWish alone() {
        return new MappingWish(null, separatorOrNull(), encoding, Map.of(), sheet);
    }

    MappingWish with(boolean header, Map<String, String> columns) {
        return new MappingWish(header, separatorOrNull(), encoding, columns, sheet);
    }

    String separatorName() {
        return SEPARATORS.entrySet().stream()
                .filter(known -> known.getValue().equals(separator))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("comma");
    }

    private @Nullable Character separatorOrNull() {
        return separator == null || separator.isEmpty() ? null : separator.charAt(0);
    }

    private static Map<String, String> separators() {
        var separators = new LinkedHashMap<String, String>();
        separators.put("semicolon", ";");
        separators.put("comma", ",");
        separators.put("tab", "\t");
        separators.put("pipe", "|");
        return separators;
    }
}
