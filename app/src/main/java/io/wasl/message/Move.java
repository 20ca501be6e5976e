package io.wasl.message;

import io.wasl.kernel.TenantId;
import java.util.UUID;

/// How many messages of a batch left one status for another in one statement.
public record Move(TenantId tenant, UUID batch, MessageStatus from, MessageStatus to, int count) {}
