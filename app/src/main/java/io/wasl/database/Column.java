package io.wasl.database;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// One column of many rows, as an array for `unnest`: a statement then has the same text, and the same plan, for any
/// number of rows. Texts and numbers travel in binary because their arrays say what they hold; the driver writes all
/// others out as text.
public final class Column {

    private Column() {}

    public static <R> SqlArrayValue uuids(Collection<R> rows, Function<R, @Nullable UUID> value) {
        return of("uuid", rows, value, UUID[]::new);
    }

    public static <R> SqlArrayValue texts(Collection<R> rows, Function<R, @Nullable String> value) {
        return of("text", rows, row -> printable(value.apply(row)), String[]::new);
    }

    public static <R> SqlArrayValue shorts(Collection<R> rows, Function<R, @Nullable Short> value) {
        return of("int2", rows, value, Short[]::new);
    }

    public static <R> SqlArrayValue ints(Collection<R> rows, Function<R, @Nullable Integer> value) {
        return of("int4", rows, value, Integer[]::new);
    }

    public static <R> SqlArrayValue longs(Collection<R> rows, Function<R, @Nullable Long> value) {
        return of("int8", rows, value, Long[]::new);
    }

    public static <R> SqlArrayValue instants(Collection<R> rows, Function<R, @Nullable Instant> value) {
        return of("timestamptz", rows, value, Instant[]::new);
    }

    /// Each row's own list of texts, to be cast from text to `text[]`: an array of arrays would have to be rectangular.
    public static <R> SqlArrayValue textLists(Collection<R> rows, Function<R, @Nullable Collection<String>> value) {
        return of("text", rows, row -> literal(value.apply(row)), String[]::new);
    }

    private static <R, T extends @Nullable Object> SqlArrayValue of(
            String type, Collection<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return new SqlArrayValue(type, (Object[]) rows.stream().map(value).toArray(array));
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
