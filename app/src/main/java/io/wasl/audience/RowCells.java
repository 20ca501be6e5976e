package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.kernel.EmptyValue;
import io.wasl.sheet.Formulas;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The cells of a row as they were meant, and what had to be mended for that.
final class RowCells {

    private static final Pattern FORMULA_OF_TEXT = Pattern.compile("=\\s*\"(.*)\"", Pattern.DOTALL);
    /// An apostrophe keeps a spreadsheet from reading a number.
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("'[0-9].*", Pattern.DOTALL);

    private final FileRow row;
    private final Set<Fix> fixes = EnumSet.noneOf(Fix.class);

    RowCells(FileRow row) {
        this.row = row;
    }

    /// Empty if there is none, or one that looks so.
    String get(Column column) {
        var meant = meant(column);
        if (EmptyValue.isWritten(meant)) {
            fixes.add(Fix.PLACEHOLDER);
            return "";
        }
        return EmptyValue.isInvisible(meant) ? "" : meant;
    }

    /// With what stands in place of nothing.
    String meant(Column column) {
        if (column.index() >= row.cells().size()) {
            return "";
        }
        var cell = row.cells().get(column.index()).strip();
        var meant = unwrapped(cell);
        if (!meant.equals(cell)) {
            fixes.add(Fix.UNWRAPPED);
        }
        return meant;
    }

    Set<Fix> fixes() {
        return fixes;
    }

    static String unwrapped(String cell) {
        if (cell.startsWith("=")) {
            var formula = FORMULA_OF_TEXT.matcher(cell);
            return formula.matches() ? formula.group(1).replace("\"\"", "\"").strip() : cell;
        }
        // Our own files keep with one what a spreadsheet would run.
        return KEPT_AS_TEXT.matcher(cell).matches()
                ? cell.substring(1).strip()
                : Formulas.restored(cell).strip();
    }
}
