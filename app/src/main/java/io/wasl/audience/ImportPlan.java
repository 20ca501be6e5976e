package io.wasl.audience;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a file is read: found out from the file itself, corrected by whoever imports it.
///
/// @param format `csv` or `xlsx`
/// @param separator what parts the cells of a CSV text
/// @param skip how many of the first rows hold no contact: titles and headings
/// @param sample the first rows with contacts, cells cut to what can be shown
/// @param sheet of a workbook
/// @param sheets all that the workbook has, in their order
/// @param days how its reader writes a day; null if that is not known
public record ImportPlan(
        String format,
        @Nullable String encoding,
        @Nullable String separator,
        int skip,
        List<Column> columns,
        List<List<String>> sample,
        @Nullable String sheet,
        List<String> sheets,
        @Nullable String days) {

    private static final String CSV = "csv";
    private static final String XLSX = "xlsx";

    // Older plans know of no sheets.
    public ImportPlan {
        sheets = sheets == null ? List.of() : sheets;
    }

    static ImportPlan text(String encoding, char separator) {
        return new ImportPlan(CSV, encoding, String.valueOf(separator), 0, List.of(), List.of(), null, List.of(), null);
    }

    static ImportPlan workbook(String sheet, List<String> sheets) {
        return new ImportPlan(XLSX, null, null, 0, List.of(), List.of(), sheet, sheets, null);
    }

    ImportPlan with(int newSkip, List<Column> newColumns, List<List<String>> newSample) {
        return new ImportPlan(format, encoding, separator, newSkip, newColumns, newSample, sheet, sheets, days);
    }

    ImportPlan withDays(@Nullable String newDays) {
        return new ImportPlan(format, encoding, separator, skip, columns, sample, sheet, sheets, newDays);
    }

    boolean isWorkbook() {
        return format.equals(XLSX);
    }

    /// What a column is for.
    public enum Meaning {
        PHONE,
        /// Serves where the first is empty.
        OTHER_PHONE,
        NAME,
        FIRST_NAME,
        LANGUAGE,
        TAGS,
        CONSENT,
        /// Who is marked in it wants no marketing.
        REFUSAL,
        ATTRIBUTE,
        IGNORED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param heading as it stands in the file; empty if it has none
    /// @param attribute under which name the cells become attributes
    public record Column(
            int index,
            String heading,
            Meaning meaning,
            @Nullable String attribute) {

        /// Whether its cells are kept under another name than its heading, because another column is called so.
        public boolean hasOtherName() {
            return attribute != null && !attribute.equals(ColumnGuess.attribute(index, heading));
        }

        Column as(Meaning newMeaning, @Nullable String newAttribute) {
            return new Column(index, heading, newMeaning, newAttribute);
        }
    }

    boolean hasPhone() {
        return columns.stream().anyMatch(column -> column.meaning() == Meaning.PHONE);
    }

    List<Column> of(Meaning meaning) {
        return columns.stream().filter(column -> column.meaning() == meaning).toList();
    }

    char separatorOrComma() {
        return Objects.requireNonNullElse(separator, ",").charAt(0);
    }
}
