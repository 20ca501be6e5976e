package io.wasl.dispatch;

import io.wasl.connection.MessagingLimit;
import org.jspecify.annotations.Nullable;

/// How many people a business may write to in 24 hours, and has.
///
/// @param limit Meta's, shared by all numbers of the business
/// @param reached people written to in the last 24 hours
public record Reach(long limit, long reached) {

    /// Campaigns stop here: the rest is left for codes, and for what other programs send.
    private static final double SHARE_OF_CAMPAIGNS = 0.9;

    /// @param tier Meta's word; null in return where there is no limit, or none that is known
    static @Nullable Reach of(@Nullable String tier, long reached) {
        Long people = MessagingLimit.ceiling(tier);
        return people == null ? null : new Reach(people, reached);
    }

    /// How many more people campaigns may write to now.
    public long room() {
        return Math.max(0, perDay() - reached);
    }

    /// How many people campaigns may write to in 24 hours.
    public long perDay() {
        return (long) (limit * SHARE_OF_CAMPAIGNS);
    }

    /// On how many further days campaigns write to so many people; 0 if today suffices.
    public long moreDays(long people) {
        return people <= room() ? 0 : Math.ceilDiv(people - room(), Math.max(1, perDay()));
    }
}
