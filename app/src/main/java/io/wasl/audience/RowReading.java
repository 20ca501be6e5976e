package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.ContactLists;
import io.wasl.contact.Languages;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes contacts of rows, by a plan.
final class RowReading {

    private static final String FORMULA_GUARD = "'[=+\\-@\\t\\r].*";
    private static final Set<String> YES =
            plain("yes", "y", "true", "1", "x", "ok", "oui", "vrai", "opted_in", "نعم", "موافق");
    private static final Set<String> NO = plain("no", "n", "false", "0", "non", "faux", "opted_out", "stop", "لا");

    private final ImportPlan plan;
    private final List<String> tags;
    private final @Nullable String country;
    private final Column phone;
    private final List<Column> names;

    RowReading(ImportPlan plan, List<String> tags, @Nullable String country) {
        this.plan = plan;
        this.tags = tags;
        this.country = country;
        this.phone = plan.of(Meaning.PHONE).getFirst();
        this.names = Stream.concat(plan.of(Meaning.FIRST_NAME).stream(), plan.of(Meaning.NAME).stream())
                .toList();
    }

    ReadRow read(FileRow row) {
        var problem = row.problem() == null ? problem(row) : row.problem();
        return problem == null ? contact(row) : new ReadRow.Refused(row, problem.code());
    }

    private @Nullable RowProblem problem(FileRow row) {
        for (var cell : row.cells()) {
            if (cell.indexOf('\uFFFD') >= 0) {
                return RowProblem.BAD_ENCODING;
            }
            if (cell.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                    || hasHalfCharacter(cell)) {
                return RowProblem.BAD_CHARACTER;
            }
        }
        if (!phone.heading().isEmpty() && cell(row, phone).equals(phone.heading())) {
            return RowProblem.REPEATED_HEADING;
        }
        return isPartedOtherwise(row) ? RowProblem.WRONG_SEPARATOR : null;
    }

    /// Half of a surrogate pair, which no database stores.
    private static boolean hasHalfCharacter(String cell) {
        return cell.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private boolean isPartedOtherwise(FileRow row) {
        return plan.columns().size() > 1
                && row.cells().size() == 1
                && PhoneNumbers.normalise(row.cells().getFirst(), country) instanceof ParsedPhone.Invalid
                && Separators.KNOWN.stream()
                        .anyMatch(other -> row.cells().getFirst().indexOf(other) > 0);
    }

    private ReadRow contact(FileRow row) {
        return switch (PhoneNumbers.normalise(cell(row, phone), country)) {
            case ParsedPhone.Invalid invalid ->
                new ReadRow.Refused(row, invalid.problem().code());
            case ParsedPhone.Valid valid -> {
                var name = names.stream()
                        .map(column -> cell(row, column))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
                var allTags = new ArrayList<>(tags(row));
                var attributes = attributes(row);
                var problem = tooMuch(name, allTags, attributes);
                yield problem != null
                        ? new ReadRow.Refused(row, problem.code())
                        : new ReadRow.Good(
                                row,
                                new ContactLists.Row(
                                        valid.phone(),
                                        name.isEmpty() ? null : name,
                                        language(row),
                                        allTags,
                                        attributes,
                                        consent(row)));
            }
        };
    }

    private static @Nullable RowProblem tooMuch(String name, List<String> tags, Map<String, String> attributes) {
        if (name.length() > ContactLimits.NAME) {
            return RowProblem.NAME_TOO_LONG;
        }
        if (tags.stream().anyMatch(tag -> tag.length() > ContactLimits.TAG)) {
            return RowProblem.TAG_TOO_LONG;
        }
        if (tags.size() > ContactLimits.TAGS) {
            return RowProblem.TOO_MANY_TAGS;
        }
        boolean isLong = attributes.values().stream().anyMatch(value -> value.length() > ContactLimits.ATTRIBUTE_VALUE);
        return isLong ? RowProblem.VALUE_TOO_LONG : null;
    }

    private Set<String> tags(FileRow row) {
        var all = new LinkedHashSet<>(tags);
        for (var column : plan.of(Meaning.TAGS)) {
            Stream.of(cell(row, column).split("[,;|\\n،؛]"))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .forEach(all::add);
        }
        return all;
    }

    private Map<String, String> attributes(FileRow row) {
        var attributes = new LinkedHashMap<String, String>();
        for (var column : plan.columns()) {
            var cell = cell(row, column);
            if (cell.isEmpty()) {
                continue;
            }
            if (column.meaning() == Meaning.ATTRIBUTE && column.attribute() != null) {
                attributes.put(column.attribute(), cell);
            } else if (column.meaning() == Meaning.FIRST_NAME) {
                attributes.put("first_name", cell);
            }
        }
        return attributes;
    }

    private @Nullable String language(FileRow row) {
        return plan.of(Meaning.LANGUAGE).stream()
                .map(column -> Languages.read(cell(row, column)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private MarketingConsent consent(FileRow row) {
        for (var column : plan.of(Meaning.CONSENT)) {
            var word = Headings.plain(cell(row, column));
            if (NO.contains(word)) {
                return MarketingConsent.OPTED_OUT;
            }
            if (YES.contains(word)) {
                return MarketingConsent.OPTED_IN;
            }
        }
        return MarketingConsent.UNKNOWN;
    }

    private static String cell(FileRow row, Column column) {
        if (column.index() >= row.cells().size()) {
            return "";
        }
        var cell = row.cells().get(column.index()).strip();
        // The guard that our own file of rejected rows puts before such cells.
        return cell.matches(FORMULA_GUARD) ? cell.substring(1) : cell;
    }

    private static Set<String> plain(String... words) {
        return Stream.of(words).map(Headings::plain).collect(Collectors.toUnmodifiableSet());
    }
}
