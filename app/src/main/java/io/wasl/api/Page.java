package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list, and where the next part begins.
///
/// @param nextCursor to be given as `cursor` for the next part; null at the end
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page<T>(List<T> data, @Nullable String nextCursor) {

    /// Of rows read with one more than the limit: the surplus one tells that there is a next part.
    static <R, T> Page<T> of(List<R> rows, PageRequest page, Function<R, String> position, Function<R, T> show) {
        boolean more = rows.size() > page.limit();
        var shown = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(
                shown.stream().map(show).toList(), more ? PageRequest.close(position.apply(shown.getLast())) : null);
    }
}
