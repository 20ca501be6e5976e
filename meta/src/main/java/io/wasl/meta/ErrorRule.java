package io.wasl.meta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one of Meta's error codes is treated.
///
/// @param delay before the first retry, or how long a pause lasts; zero for a pause that a person must lift
/// @param retries how many more attempts make sense
/// @param alert whether a person should look at it
/// @param meaning one sentence for people
public record ErrorRule(
        int code,
        Action action,
        Scope scope,
        Duration delay,
        int retries,
        @Nullable ConsentEffect effect,
        boolean alert,
        String meaning) {}
