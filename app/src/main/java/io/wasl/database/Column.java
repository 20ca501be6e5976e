package io.wasl.database;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// One column of many rows, as an array for `unnest`: a statement then has the same text, and the same plan, for any
/// number of rows.
public final class Column {

    private Column() {}

    public static <R> SqlArrayValue uuids(Collection<R> rows, Function<R, @Nullable UUID> value) {
        return of("uuid", rows, value);
    }

    public static <R> SqlArrayValue texts(Collection<R> rows, Function<R, @Nullable String> value) {
        return of("text", rows, row -> printable(value.apply(row)));
    }

    public static <R> SqlArrayValue shorts(Collection<R> rows, Function<R, @Nullable Short> value) {
        return of("int2", rows, value);
    }

    public static <R> SqlArrayValue ints(Collection<R> rows, Function<R, @Nullable Integer> value) {
        return of("int4", rows, value);
    }

    public static <R> SqlArrayValue instants(Collection<R> rows, Function<R, @Nullable Instant> value) {
        return of("timestamptz", rows, value);
    }

    /// Each row's own list of texts, to be cast from text to `text[]`: an array of arrays would have to be rectangular.
    public static <R> SqlArrayValue textLists(Collection<R> rows, Function<R, @Nullable Collection<String>> value) {
        return of("text", rows, row -> literal(value.apply(row)));
    }

    private static <R> SqlArrayValue of(
            String type, Collection<R> rows, Function<R, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    private static @Nullable String literal(@Nullable Collection<String> texts) {
        if (texts == null) {
            return null;
        }
        var literal = new StringBuilder("{");
        for (String text : texts) {
            literal.append(literal.length() == 1 ? "\"" : ",\"");
            literal.append(String.valueOf(printable(text)).replace("\\", "\\\\").replace("\"", "\\\""));
            literal.append('"');
        }
        return literal.append('}').toString();
    }

    /// PostgreSQL keeps no NUL; the symbol for it stands in its place.
    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\u2400');
    }
}
