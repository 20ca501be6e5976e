package io.wasl.message;

import io.wasl.kernel.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many messages of a batch left one status for another in one statement.
///
/// @param batch null for messages that belong to none
public record Move(TenantId tenant, @Nullable UUID batch, MessageStatus from, MessageStatus to, int count) {}
