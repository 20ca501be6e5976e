package io.wasl.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something about a number that Meta, a person or the engine changed.
///
/// @param what `quality`, `limit`, `throughput`, `name`, `name_status`, `status`, `proof`, or `claim`: another client's
public record AccountChange(
        Instant at,
        String what,
        @Nullable String before,
        @Nullable String after) {}
