package io.wasl.audience;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the numbers of a workbook are shown, by the number of the cell's style.
final class CellStyles {

    /// Formats that every spreadsheet knows and no file spells out. Those of days and hours differ from country to
    /// country; where that is not known, the one form that is the same everywhere stands for them.
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("9", "0%"),
            Map.entry("10", "0.00%"),
            Map.entry("14", "yyyy-mm-dd"),
            Map.entry("15", "yyyy-mm-dd"),
            Map.entry("16", "yyyy-mm-dd"),
            Map.entry("17", "yyyy-mm-dd"),
            Map.entry("18", "hh:mm"),
            Map.entry("19", "hh:mm:ss"),
            Map.entry("20", "hh:mm"),
            Map.entry("21", "hh:mm:ss"),
            Map.entry("22", "yyyy-mm-dd hh:mm"),
            Map.entry("45", "mm:ss"));

    private final List<NumberFormat> styles;

    private CellStyles(List<NumberFormat> styles) {
        this.styles = List.copyOf(styles);
    }

    /// @param days how a day is written that is left to the reader's country; null if that is not known
    static CellStyles of(WorkbookFile workbook, @Nullable String days) throws IOException {
        var part = workbook.styles();
        if (part.isEmpty()) {
            return new CellStyles(List.of());
        }
        var formats = new HashMap<>(KNOWN);
        if (days != null) {
            formats.put("14", days);
            formats.put("22", days + " hh:mm");
        }
        var styles = new ArrayList<NumberFormat>();
        try (var xml = part.get()) {
            boolean ofCells = false;
            while (xml.next()) {
                ofCells = xml.begins("cellXfs") || (ofCells && !xml.ends("cellXfs"));
                if (xml.begins("numFmt") && formats.size() < ImportLimits.STYLES) {
                    formats.put(String.valueOf(xml.attribute("numFmtId")), code(xml.attribute("formatCode")));
                } else if (ofCells && xml.begins("xf") && styles.size() < ImportLimits.STYLES) {
                    var code = formats.getOrDefault(String.valueOf(xml.attribute("numFmtId")), "");
                    styles.add(new NumberFormat(code, workbook.since1904()));
                }
            }
        }
        return new CellStyles(styles);
    }

    NumberFormat get(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : NumberFormat.GENERAL;
    }

    /// Longer than any spreadsheet takes, it shows nothing.
    private static String code(@Nullable String code) {
        return code == null || code.length() > ImportLimits.FORMAT_CHARACTERS ? "" : code;
    }
}
