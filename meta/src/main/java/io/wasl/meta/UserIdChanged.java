package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person changed the telephone number, which gives a new user id.
///
/// @param phone the new number's digits, where it may be shown
public record UserIdChanged(
        String wabaId, String phoneNumberId, @Nullable String phone, String previous, String current, Instant at)
        implements WebhookEvent {}
