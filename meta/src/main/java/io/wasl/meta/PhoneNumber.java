package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// A sending number as Meta describes it; every word may gain new values.
///
/// @param qualityRating `GREEN`, `YELLOW`, `RED`, `NA` or `UNKNOWN`
/// @param status `CONNECTED`, `FLAGGED`, `RESTRICTED`, `BANNED`, …
/// @param throughputLevel `STANDARD` (80 messages a second), `HIGH` (1000) or `NOT_APPLICABLE`
/// @param messagingLimit `TIER_250`, `TIER_2K`, `TIER_10K`, `TIER_100K` or `TIER_UNLIMITED`, shared by the portfolio
/// @param businessId the portfolio that the number belongs to; null where Meta was not asked for it or does not tell
public record PhoneNumber(
        String id,
        String displayPhoneNumber,
        @Nullable String verifiedName,
        @Nullable String qualityRating,
        @Nullable String status,
        @Nullable String codeVerificationStatus,
        @Nullable String throughputLevel,
        @Nullable String messagingLimit,
        @Nullable String nameStatus,
        @Nullable String businessId) {}
