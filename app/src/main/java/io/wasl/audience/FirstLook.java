package io.wasl.audience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file shows before anything is taken from it.
///
/// @param total how many of its rows hold something, headings excepted
record FirstLook(ImportPlan plan, int total) {

    private static final int GUESS_ROWS = 100;
    private static final int SAMPLE_ROWS = 8;
    private static final int SHOWN_CHARACTERS = 80;
    private static final int SEPARATOR_LINES = 50;

    /// @throws ImportRefused if it is nothing that contacts can be read from
    static FirstLook at(Path file, ImportOptions options) {
        var wish = options.mapping();
        try {
            if (Files.size(file) == 0) {
                throw new ImportRefused("empty_file");
            }
            var form = FileKind.of(file) == FileKind.XLSX
                    ? workbook(file, wish).withDays(DayFormat.of(options.reader(), options.defaultCountry()))
                    : text(file, wish);
            return Beginning.of(file, form).look(wish, options.defaultCountry(), form);
        } catch (IOException e) {
            throw new ImportRefused("unreadable", e);
        }
    }

    private static ImportPlan text(Path file, MappingWish wish) throws IOException {
        var encoding = wish.encoding() == null ? TextEncoding.of(file) : wish.encoding();
        var lines = new ArrayList<String>();
        try (var reader = encoding.read(Files.newInputStream(file))) {
            var source = new Lines(reader);
            for (var line = source.next(); line != null && lines.size() < SEPARATOR_LINES; line = source.next()) {
                lines.add(line.text());
            }
        }
        TextKind.check(lines);
        char separator = wish.separator() == null ? Separators.of(lines) : wish.separator();
        return ImportPlan.text(encoding.label(), separator);
    }

    /// The sheet that was asked for, or the first with something on it, visible ones before hidden ones.
    private static ImportPlan workbook(Path file, MappingWish wish) throws IOException {
        List<WorkbookFile.Sheet> sheets;
        try (var workbook = new WorkbookFile(file)) {
            sheets = workbook.sheets();
        }
        var names = sheets.stream().map(WorkbookFile.Sheet::name).distinct().toList();
        var wished = wish.sheet();
        if (wished != null || names.size() == 1) {
            return ImportPlan.workbook(wished == null ? names.getFirst() : wished, names);
        }
        var likely = sheets.stream()
                .sorted(Comparator.comparing(sheet -> !sheet.isVisible()))
                .map(WorkbookFile.Sheet::name)
                .distinct()
                .toList();
        for (var name : likely) {
            var form = ImportPlan.workbook(name, names);
            if (hasRows(file, form)) {
                return form;
            }
        }
        return ImportPlan.workbook(likely.getFirst(), names);
    }

    private static boolean hasRows(Path file, ImportPlan form) throws IOException {
        try (var source = open(file, form)) {
            for (var row = source.next(); row != null; row = source.next()) {
                if (!row.isBlank()) {
                    return true;
                }
            }
        }
        return false;
    }

    static RowSource open(Path file, ImportPlan plan) throws IOException {
        if (plan.isWorkbook()) {
            return new XlsxRows(file, plan);
        }
        var encoding = TextEncoding.named(String.valueOf(plan.encoding())).orElse(TextEncoding.UTF_8);
        return new CsvRows(encoding.read(Files.newInputStream(file)), plan.separatorOrComma());
    }

    /// The first rows of a file, and how many there are.
    private record Beginning(List<FileRow> first, int rows) {

        static Beginning of(Path file, ImportPlan form) throws IOException {
            var first = new ArrayList<FileRow>();
            int rows = 0;
            int blanks = 0;
            try (var source = open(file, form)) {
                for (var row = source.next(); row != null; row = source.next()) {
                    if (row.isBlank()) {
                        blanks++;
                    } else if (++rows <= GUESS_ROWS) {
                        first.add(row);
                    }
                    if (rows > ImportLimits.ROWS + 1 || rows + blanks > ImportLimits.ROWS_AND_BLANKS) {
                        throw new ImportRefused("too_many_rows");
                    }
                }
            }
            return new Beginning(first, rows);
        }

        FirstLook look(MappingWish wish, @Nullable String country, ImportPlan form) {
            if (rows == 0) {
                throw new ImportRefused("empty_file");
            }
            if (first.stream().allMatch(row -> row.problem() == RowProblem.TOO_MANY_COLUMNS)) {
                throw new ImportRefused("too_many_columns");
            }
            var guess = new ColumnGuess(first, country);
            int skip = wish.skip(guess.skip());
            if (rows <= skip) {
                throw new ImportRefused("no_rows");
            }
            var columns = wish.apply(guess.columns(Math.min(skip, first.size())));
            var sample = first.stream()
                    .skip(skip)
                    .limit(SAMPLE_ROWS)
                    .map(Beginning::shown)
                    .toList();
            return new FirstLook(form.with(skip, columns, sample), rows - skip);
        }

        private static List<String> shown(FileRow row) {
            return row.cells().stream()
                    .map(cell -> Shown.cut(cell, SHOWN_CHARACTERS))
                    .toList();
        }
    }
}
