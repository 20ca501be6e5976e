package io.wasl.connection;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Meta's tiers as numbers of people who may be written to in 24 hours.
public final class MessagingLimit {

    public static final long UNKNOWN = -1;
    public static final long NONE = Long.MAX_VALUE;

    /// Below this a campaign hardly makes sense; verifying the business lifts it.
    public static final long SMALL = 1_000;

    private static final Pattern TIER = Pattern.compile("(?:TIER_)?([0-9]{1,9})(K?)");

    private MessagingLimit() {}

    /// Null where there is no limit, or none that we know.
    ///
    /// @param tier as in [#people]
    public static @Nullable Long ceiling(@Nullable String tier) {
        long people = people(tier);
        return people == NONE || people == UNKNOWN ? null : people;
    }

    /// @param tier such as `TIER_250` or `TIER_100K`; absent or new words are [#UNKNOWN]
    public static long people(@Nullable String tier) {
        String word = tier == null ? "" : tier.toUpperCase(Locale.ROOT);
        if (word.equals("TIER_UNLIMITED")) {
            return NONE;
        }
        Matcher matcher = TIER.matcher(word);
        if (!matcher.matches()) {
            return UNKNOWN;
        }
        return Long.parseLong(matcher.group(1)) * (matcher.group(2).isEmpty() ? 1 : 1_000);
    }
}
