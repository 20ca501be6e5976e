package io.wasl.dispatch;

import io.wasl.kernel.Secret;
import org.jspecify.annotations.Nullable;

/// What the connection says about a number.
///
/// @param business whose people per day are limited; null where they are not
/// @param reach to how many more people campaigns may write now
record Line(
        String phoneNumberId,
        Secret accessToken,
        int messagesPerSecond,
        boolean canSend,
        @Nullable String business,
        long reach) {}
