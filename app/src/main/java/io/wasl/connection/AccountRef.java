package io.wasl.connection;

import io.wasl.kernel.TenantId;

/// Whose a number is.
///
/// @param wabaId the business account that events about this number must come from
public record AccountRef(TenantId tenant, AccountId id, String wabaId) {}
