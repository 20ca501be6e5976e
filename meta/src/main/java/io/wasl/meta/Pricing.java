package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// What Meta says it will charge for. Comes with `sent` and once more with `delivered` or `read`: never add them up.
///
/// @param model `PMP` since July 2025
/// @param type `regular`, `free_customer_service`, `free_entry_point`; may gain values
/// @param category `marketing`, `utility`, `authentication`, `service`, …; may gain values
public record Pricing(
        @Nullable Boolean billable,
        @Nullable String model,
        @Nullable String type,
        @Nullable String category) {}
