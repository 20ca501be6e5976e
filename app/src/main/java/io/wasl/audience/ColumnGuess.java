package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactColumn;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.ParsedPhone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Guesses from the first rows of a file what its columns are for.
final class ColumnGuess {

    private static final int MOST_TITLE_ROWS = 10;
    private static final int LONGEST_HEADING = 200;
    private static final String ANY_COUNTRY = "FR";
    /// One mobile number weighs more than any number of land lines among the rows that are looked at.
    private static final int MOBILE = 1_000;
    private static final Set<Meaning> SEVERAL = Set.of(Meaning.CONSENT, Meaning.REFUSAL, Meaning.OTHER_PHONE);

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
        if (ContactColumn.areAll(headings)) {
            return ExportedColumns.of(headings);
        }
        int width = Math.max(
                headings.size(),
                data.stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        var phone = phoneColumn(headings, data, width);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < Math.min(width, ImportLimits.COLUMNS); i++) {
            var heading = i < headings.size() ? Shown.cut(headings.get(i), LONGEST_HEADING) : "";
            boolean isPhone = phone.isPresent() && phone.get() == i;
            columns.add(column(i, heading, isPhone ? Meaning.PHONE : meaning(i, heading, data), columns));
        }
        return headings.isEmpty() ? withName(columns, data) : columns;
    }

    /// Besides the number that is written to.
    private Meaning meaning(int index, String heading, List<FileRow> data) {
        var meaning = Headings.meaning(heading).orElse(Meaning.ATTRIBUTE);
        if (meaning != Meaning.PHONE) {
            return meaning;
        }
        return phones(data, index) > 0 ? Meaning.OTHER_PHONE : Meaning.ATTRIBUTE;
    }

    private static Column column(int index, String heading, Meaning meaning, List<Column> before) {
        boolean isTaken = before.stream().anyMatch(column -> column.meaning() == meaning);
        // Two names are two parts of one only if they are of different kinds. Of several consents each counts.
        var free = isTaken && !SEVERAL.contains(meaning) ? Meaning.ATTRIBUTE : meaning;
        long attributes = before.stream()
                .filter(column -> column.meaning() == Meaning.ATTRIBUTE)
                .count();
        boolean isOurs = RejectedRows.isOurs(heading);
        if (isOurs || (free == Meaning.ATTRIBUTE && attributes >= ContactLimits.ATTRIBUTES)) {
            return new Column(index, heading, Meaning.IGNORED, null);
        }
        boolean isKept = free == Meaning.ATTRIBUTE || free == Meaning.OTHER_PHONE;
        return new Column(index, heading, free, isKept ? attribute(index, heading) : null);
    }

    static String attribute(int index, String heading) {
        var name = heading.isEmpty() ? "column_" + (index + 1) : heading;
        return name.length() <= ContactLimits.ATTRIBUTE_NAME ? name : name.substring(0, ContactLimits.ATTRIBUTE_NAME);
    }

    /// Of the columns that are called so, the one with most numbers, mobile ones before others; else any that mostly
    /// holds numbers.
    private Optional<Integer> phoneColumn(List<String> headings, List<FileRow> data, int width) {
        var named = IntStream.range(0, headings.size())
                .filter(i -> Headings.meaning(headings.get(i))
                        .filter(Meaning.PHONE::equals)
                        .isPresent())
                .boxed()
                .toList();
        var candidates = named.isEmpty() ? IntStream.range(0, width).boxed().toList() : named;
        Integer best = null;
        long most = -1;
        for (int i : candidates) {
            long score = mobiles(data, i) * (MOBILE - 1) + phones(data, i);
            if (score > most && (!named.isEmpty() || phones(data, i) > data.size() / 2)) {
                best = i;
                most = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private long phones(List<FileRow> data, int column) {
        return data.stream().filter(row -> isPhone(cell(row, column))).count();
    }

    private long mobiles(List<FileRow> data, int column) {
        return data.stream().filter(row -> phone(cell(row, column)).isMobile()).count();
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
        return phone(cell).phone() instanceof ParsedPhone.Valid;
    }

    private PhoneCell phone(String cell) {
        // Where no country is given, any national number will do for a guess.
        return PhoneCell.of(RowCells.unwrapped(cell.strip()), country == null ? ANY_COUNTRY : country);
    }

    private static String cell(FileRow row, int index) {
        return index < row.cells().size() ? row.cells().get(index) : "";
    }
}
