package io.wasl.audience;

import io.wasl.sheet.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Rows that made no contact, as a table that can be repaired and imported again: the line, the reason, and the row as
/// it was.
public final class RejectedRows implements AutoCloseable {

    private static final String LINE = "line";
    private static final String REASON = "reason";

    /// What these two columns are called in the languages of the pages; an import leaves them out.
    private static final Set<String> OURS = Set.of(
            LINE,
            REASON,
            "Rejected line",
            "Why rejected",
            "Ligne rejetée",
            "Motif du rejet",
            "السطر المرفوض",
            "سبب الرفض");

    private final Sheet sheet;
    private final List<String> headings;
    private final UnaryOperator<String> words;

    /// @param headings of the line and of the reason
    /// @param words what a reason is called
    public RejectedRows(Sheet sheet, List<String> headings, UnaryOperator<String> words) {
        this.sheet = sheet;
        this.headings = headings;
        this.words = words;
    }

    /// As programs read them: in the form of the file itself, with codes as reasons.
    public static RejectedRows forPrograms(OutputStream out, ImportPlan plan) throws IOException {
        return new RejectedRows(
                Sheet.forPrograms(out, plan.separatorOrComma()), List.of(LINE, REASON), UnaryOperator.identity());
    }

    static boolean isOurs(String heading) {
        return OURS.contains(heading);
    }

    void head(ImportPlan plan) throws IOException {
        var cells = new ArrayList<>(headings);
        plan.columns().forEach(column -> cells.add(column.heading()));
        sheet.row(cells);
    }

    void write(int line, String reason, List<String> row) throws IOException {
        var cells = new ArrayList<Object>(List.of(line, words.apply(reason)));
        cells.addAll(row);
        sheet.row(cells);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
