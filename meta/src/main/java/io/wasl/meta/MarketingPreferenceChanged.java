package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person told WhatsApp what marketing to let through. At least one of `phone` and `userId` is present.
///
/// @param value `stop`, `resume` or `signup`; may gain values
public record MarketingPreferenceChanged(
        String wabaId,
        String phoneNumberId,
        @Nullable String phone,
        @Nullable String userId,
        String value,
        Instant at) implements WebhookEvent {}
