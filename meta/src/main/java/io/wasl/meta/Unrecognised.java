package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Something signed by Meta that we cannot read: kept and shown, never an error.
///
/// @param field the webhook field, `?` where not even that could be read
/// @param reason for an operator
/// @param raw the part in question; null when the body is not JSON
public record Unrecognised(
        @Nullable String wabaId,
        @Nullable String phoneNumberId,
        String field,
        String reason,
        @Nullable JsonNode raw) implements WebhookEvent {}
