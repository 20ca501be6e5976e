package io.wasl.meta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one of Meta's error codes is treated.
///
/// @param delay before the first retry, or how long a pause lasts; zero for a pause that a person must lift
/// @param growth how many times longer each further pause is
/// @param retries how many more attempts make sense
/// @param alert whether a person should look at it
/// @param family the first of the codes that share one line of the table, and one text for people
/// @param meaning one sentence for people
public record ErrorRule(
        int code,
        Action action,
        Scope scope,
        Duration delay,
        int growth,
        int retries,
        @Nullable ConsentEffect effect,
        boolean alert,
        int family,
        String meaning) {}
