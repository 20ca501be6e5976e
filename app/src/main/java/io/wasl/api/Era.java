package io.wasl.api;

import java.time.Instant;

/// The years of which times may be: beyond them no calendar agrees, and no column keeps them.
final class Era {

    private static final Instant START = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Era() {}

    /// @throws ApiProblem if the time is of no such year
    static Instant holds(String field, Instant at) {
        if (at.isBefore(START) || !at.isBefore(END)) {
            throw ApiProblem.invalid(field, "is not a time of the years 1 to 9999");
        }
        return at;
    }
}
