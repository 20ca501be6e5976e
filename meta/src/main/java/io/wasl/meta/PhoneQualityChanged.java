package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// A number was taken on, or its throughput or limit changed. Meta names the number only as people read it.
///
/// @param event `ONBOARDING`, `THROUGHPUT_UPGRADE`, `UPGRADE`, `DOWNGRADE`, …; may gain values
/// @param messagingLimit such as `TIER_2K`: people who may be written to in 24 hours, over the whole portfolio
public record PhoneQualityChanged(
        String wabaId,
        String displayPhoneNumber,
        String event,
        @Nullable String messagingLimit) implements WebhookEvent {

    @Override
    public @Nullable String phoneNumberId() {
        return null;
    }
}
