package io.wasl.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads Meta's word for how many people a business may write to in 24 hours, such as `TIER_2K`.
final class MessagingLimit {

    private static final Pattern TIER = Pattern.compile("TIER_([0-9]{1,9})(K?)");

    private MessagingLimit() {}

    /// Null where there is no limit, or none that we know.
    static @Nullable Long people(@Nullable String word) {
        Matcher tier = TIER.matcher(word == null ? "" : word);
        if (!tier.matches()) {
            return null;
        }
        return Long.parseLong(tier.group(1)) * (tier.group(2).isEmpty() ? 1 : 1_000);
    }
}
