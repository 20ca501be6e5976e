package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Guesses from the first rows of a file what its columns are for.
final class ColumnGuess {

    private static final int MOST_TITLE_ROWS = 10;
    private static final String ANY_COUNTRY = "FR";

    private final List<FileRow> rows;
    private final @Nullable String country;

    ColumnGuess(List<FileRow> rows, @Nullable String country) {
        this.rows = rows;
        this.country = country;
    }

    /// How many rows stand above the first contact; the last of them holds the headings.
    int skip() {
        for (int i = 0; i < Math.min(rows.size(), MOST_TITLE_ROWS); i++) {
            var cells = rows.get(i).cells();
            if (cells.stream()
                    .anyMatch(cell ->
                            Headings.meaning(cell).filter(Meaning.PHONE::equals).isPresent())) {
                return i + 1;
            }
        }
        boolean firstIsAContact =
                rows.isEmpty() || rows.getFirst().cells().stream().anyMatch(this::isPhone);
        return firstIsAContact ? 0 : 1;
    }

    List<Column> columns(int skip) {
        var headings = skip == 0 || rows.isEmpty()
                ? List.<String>of()
                : rows.get(skip - 1).cells();
        var data = rows.stream().skip(skip).toList();
        int width = Math.max(
                headings.size(),
                data.stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        var phone = phoneColumn(headings, data, width);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < Math.min(width, ImportLimits.COLUMNS); i++) {
            var heading = i < headings.size() ? headings.get(i).strip() : "";
            columns.add(column(i, heading, phone.isPresent() && phone.get() == i, columns));
        }
        return headings.isEmpty() ? withName(columns, data) : columns;
    }

    private static Column column(int index, String heading, boolean isPhone, List<Column> before) {
        var meaning = isPhone ? Meaning.PHONE : Headings.meaning(heading).orElse(Meaning.ATTRIBUTE);
        boolean isTaken = before.stream().anyMatch(column -> column.meaning() == meaning);
        // A second number is kept as an attribute; two names are two parts of one only if they are of different kinds.
        var free = !isPhone && (meaning == Meaning.PHONE || isTaken) ? Meaning.ATTRIBUTE : meaning;
        long attributes = before.stream()
                .filter(column -> column.meaning() == Meaning.ATTRIBUTE)
                .count();
        boolean isOurs = heading.equals(RejectedRows.LINE) || heading.equals(RejectedRows.REASON);
        if (isOurs || (free == Meaning.ATTRIBUTE && attributes >= ContactLimits.ATTRIBUTES)) {
            return new Column(index, heading, Meaning.IGNORED, null);
        }
        return new Column(index, heading, free, free == Meaning.ATTRIBUTE ? attribute(index, heading) : null);
    }

    static String attribute(int index, String heading) {
        var name = heading.isEmpty() ? "column_" + (index + 1) : heading;
        return name.length() <= ContactLimits.ATTRIBUTE_NAME ? name : name.substring(0, ContactLimits.ATTRIBUTE_NAME);
    }

    /// Of the columns that are called so, the one with most numbers; else any that mostly holds numbers.
    private Optional<Integer> phoneColumn(List<String> headings, List<FileRow> data, int width) {
        var named = IntStream.range(0, headings.size())
                .filter(i -> Headings.meaning(headings.get(i))
                        .filter(Meaning.PHONE::equals)
                        .isPresent())
                .boxed()
                .toList();
        var candidates = named.isEmpty() ? IntStream.range(0, width).boxed().toList() : named;
        Integer best = null;
        long most = named.isEmpty() ? data.size() / 2 : -1;
        for (int i : candidates) {
            long phones = data.stream().filter(row -> isPhone(cell(row, i))).count();
            if (phones > most) {
                best = i;
                most = phones;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Without headings: the first column of words is the name.
    private static List<Column> withName(List<Column> columns, List<FileRow> data) {
        var name = columns.stream()
                .filter(column -> column.meaning() == Meaning.ATTRIBUTE)
                .filter(column -> data.stream()
                                .filter(row -> cell(row, column.index()).chars().anyMatch(Character::isLetter))
                                .count()
                        > data.size() / 2)
                .findFirst();
        return columns.stream()
                .map(column -> name.isPresent() && column.equals(name.get()) ? column.as(Meaning.NAME, null) : column)
                .toList();
    }

    private boolean isPhone(String cell) {
        // Where no country is given, any national number will do for a guess.
        return PhoneNumbers.normalise(cell, country == null ? ANY_COUNTRY : country) instanceof ParsedPhone.Valid;
    }

    private static String cell(FileRow row, int index) {
        return index < row.cells().size() ? row.cells().get(index) : "";
    }
}
