package io.wasl.audience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    static FirstLook at(Path file, MappingWish wish, @Nullable String country) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new ImportRefused("empty_file");
            }
            var kind = FileKind.of(file, size);
            return kind == FileKind.XLSX
                    ? at(file, wish, country, new ImportPlan("xlsx", null, null, 0, List.of(), List.of()))
                    : text(file, wish, country);
        } catch (IOException e) {
            throw new ImportRefused("unreadable", e);
        }
    }

    private static FirstLook text(Path file, MappingWish wish, @Nullable String country) throws IOException {
        var encoding = wish.encoding() == null ? TextEncoding.of(file) : wish.encoding();
        var lines = new ArrayList<String>();
        try (var reader = encoding.read(Files.newInputStream(file))) {
            var source = new Lines(reader);
            for (var line = source.next(); line != null && lines.size() < SEPARATOR_LINES; line = source.next()) {
                lines.add(line.text());
            }
        }
        char separator = wish.separator() == null ? Separators.of(lines) : wish.separator();
        return at(
                file,
                wish,
                country,
                new ImportPlan("csv", encoding.label(), String.valueOf(separator), 0, List.of(), List.of()));
    }

    private static FirstLook at(Path file, MappingWish wish, @Nullable String country, ImportPlan form)
            throws IOException {
        var first = new ArrayList<FileRow>();
        int rows = 0;
        try (var source = open(file, form)) {
            for (var row = source.next(); row != null; row = source.next()) {
                if (row.isBlank()) {
                    continue;
                }
                if (++rows > ImportLimits.ROWS + 1) {
                    throw new ImportRefused("too_many_rows");
                }
                if (first.size() < GUESS_ROWS) {
                    first.add(row);
                }
            }
        }
        if (rows == 0) {
            throw new ImportRefused("empty_file");
        }
        var guess = new ColumnGuess(first, country);
        int skip = wish.skip(guess.skip());
        var columns = wish.apply(guess.columns(Math.min(skip, first.size())));
        var sample = first.stream()
                .skip(skip)
                .limit(SAMPLE_ROWS)
                .map(FirstLook::shown)
                .toList();
        var plan = new ImportPlan(form.format(), form.encoding(), form.separator(), skip, columns, sample);
        return new FirstLook(plan, rows - Math.min(skip, rows));
    }

    private static List<String> shown(FileRow row) {
        return row.cells().stream()
                .map(cell -> cell.replaceAll("[\\p{Cntrl}\\uD800-\\uDFFF]", " "))
                .map(cell -> cell.length() <= SHOWN_CHARACTERS ? cell : cell.substring(0, SHOWN_CHARACTERS) + "…")
                .toList();
    }

    static RowSource open(Path file, ImportPlan plan) throws IOException {
        if (plan.format().equals("xlsx")) {
            return new XlsxRows(file);
        }
        var encoding = TextEncoding.named(String.valueOf(plan.encoding())).orElse(TextEncoding.UTF_8);
        return new CsvRows(encoding.read(Files.newInputStream(file)), plan.separatorOrComma());
    }
}
