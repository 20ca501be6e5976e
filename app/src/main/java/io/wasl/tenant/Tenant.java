package io.wasl.tenant;

import io.wasl.kernel.TenantId;

/// A company that uses this installation.
public record Tenant(TenantId id, String name) {}
