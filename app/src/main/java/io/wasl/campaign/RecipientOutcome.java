package io.wasl.campaign;

import io.wasl.message.FactTimes;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import org.jspecify.annotations.Nullable;

/// What became of one person's message.
///
/// @param message null as long as it was not handed over
/// @param detail why it failed or was not sent
public record RecipientOutcome(
        String phone,
        @Nullable String name,
        @Nullable MessageId message,
        MessageStatus status,
        FactTimes times,
        @Nullable Integer errorCode,
        @Nullable String detail,
        @Nullable String pricingCategory,
        @Nullable String pricingType) {}
