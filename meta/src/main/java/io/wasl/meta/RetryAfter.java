package io.wasl.meta;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long Meta asks to wait: seconds in one header, minutes inside the JSON of another.
final class RetryAfter {

    static final String USAGE_HEADER = "X-Business-Use-Case-Usage";

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}");
    private static final Pattern MINUTES =
            Pattern.compile("\"estimated_time_to_regain_access\"\\s{0,4}:\\s{0,4}([0-9]{1,6})");

    private RetryAfter() {}

    static @Nullable Duration in(String retryAfter, String usage) {
        if (SECONDS.matcher(retryAfter).matches()) {
            return Duration.ofSeconds(Integer.parseInt(retryAfter));
        }
        int longest = 0;
        Matcher minutes = MINUTES.matcher(usage);
        while (minutes.find()) {
            longest = Math.max(longest, Integer.parseInt(minutes.group(1)));
        }
        return longest == 0 ? null : Duration.ofMinutes(longest);
    }
}
