package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody knows better about a file than a guess does; null and empty leave it to the guess.
///
/// @param header whether the file has headings
/// @param columns what a column is for, by its heading or its number from 1, with `#` before it or without: `phone`,
/// `name`, `first_name`, `language`,
///     `tags`, `consent`, `ignored`, or `attribute:` and a name
/// @param sheet of a workbook, by its name
public record MappingWish(
        @Nullable Boolean header,
        @Nullable Character separatorOrNull,
        @Nullable String encodingName,
        Map<String, String> columns,
        @Nullable String sheet) {

    public MappingWish(
            @Nullable Boolean header,
            @Nullable Character separatorOrNull,
            @Nullable String encodingName,
            Map<String, String> columns) {
        this(header, separatorOrNull, encodingName, columns, null);
    }

    public static final MappingWish NONE = new MappingWish(null, null, null, Map.of());

    private static final String ATTRIBUTE = "attribute:";
    private static final String FIELD = "mapping";

    @Nullable TextEncoding encoding() {
        return encodingName == null
                ? null
                : TextEncoding.named(encodingName)
                        .orElseThrow(() -> new ImportRefused("unknown_encoding", FIELD, encodingName));
    }

    @Nullable Character separator() {
        if (separatorOrNull != null && !Separators.KNOWN.contains(separatorOrNull)) {
            throw new ImportRefused("unknown_separator", FIELD, separatorOrNull.toString());
        }
        return separatorOrNull;
    }

    int skip(int guessed) {
        if (header == null) {
            return guessed;
        }
        return header ? Math.max(1, guessed) : 0;
    }

    /// @throws ImportRefused for a column that is not there, or a meaning that is none
    List<Column> apply(List<Column> guessed) {
        var result = new ArrayList<>(guessed);
        columns.forEach((name, meaning) -> {
            var column = find(guessed, name);
            var wished = wished(column, meaning);
            if (wished.meaning() == Meaning.PHONE) {
                result.replaceAll(other -> other.meaning() == Meaning.PHONE
                        ? other.as(Meaning.ATTRIBUTE, ColumnGuess.attribute(other.index(), other.heading()))
                        : other);
            }
            result.set(column.index(), wished);
        });
        if (result.stream()
                        .filter(column -> column.meaning() == Meaning.ATTRIBUTE)
                        .count()
                > ContactLimits.ATTRIBUTES) {
            throw new ImportRefused("too_many_attributes", FIELD, String.valueOf(ContactLimits.ATTRIBUTES));
        }
        return AttributeNames.distinct(result);
    }

    private static Column find(List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> column.heading().equalsIgnoreCase(name.strip()))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> String.valueOf(column.index() + 1)
                                .equals(name.strip().replaceFirst("^#", "")))
                        .findFirst())
                .orElseThrow(() -> new ImportRefused("unknown_column", FIELD, name));
    }

    private static Column wished(Column column, String meaning) {
        if (meaning.startsWith(ATTRIBUTE)) {
            var attribute = Shown.text(meaning.substring(ATTRIBUTE.length()));
            if (attribute.isEmpty() || attribute.length() > ContactLimits.ATTRIBUTE_NAME) {
                throw new ImportRefused("unknown_meaning", FIELD, meaning);
            }
            return column.as(Meaning.ATTRIBUTE, attribute);
        }
        for (var known : Meaning.values()) {
            if (known.code().equals(meaning)) {
                return column.as(
                        known,
                        known == Meaning.ATTRIBUTE ? ColumnGuess.attribute(column.index(), column.heading()) : null);
            }
        }
        throw new ImportRefused("unknown_meaning", FIELD, meaning);
    }
}
