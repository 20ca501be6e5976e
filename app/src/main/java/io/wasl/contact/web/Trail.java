package io.wasl.contact.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where each page of a list began, up to the one that is shown: the way back.
record Trail(List<String> starts) {

    /// Beyond these, the way back leads to the first page.
    private static final int LONGEST = 30;

    static Trail of(String text) {
        return new Trail(Stream.of(text.split(","))
                .filter(start -> !start.isEmpty())
                .limit(LONGEST)
                .toList());
    }

    boolean isEmpty() {
        return starts.isEmpty();
    }

    @Nullable String last() {
        return starts.isEmpty() ? null : starts.getLast();
    }

    Trail back() {
        return new Trail(starts.subList(0, starts.size() - 1));
    }

    Trail on(String start) {
        var longer = new ArrayList<>(starts.size() < LONGEST ? starts : List.of());
        longer.add(start);
        return new Trail(longer);
    }

    String text() {
        return String.join(",", starts);
    }
}
