package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event in the integration log.
///
/// @param tenant null if it belongs to nobody that we know
/// @param kind such as `message`, `status`; the name of the field at Meta if it was not understood
/// @param phone of the person, digits as Meta writes them
/// @param said in words; null for those of an earlier version
/// @param at when it was last worked on
public record LoggedEvent(
        EventId id,
        @Nullable TenantId tenant,
        Instant receivedAt,
        String kind,
        EventState state,
        @Nullable String reason,
        @Nullable String errorClass,
        @Nullable String phoneNumberId,
        @Nullable String wamid,
        @Nullable String phone,
        @Nullable Said said,
        Instant at) {}
