package io.wasl.connection;

import io.wasl.kernel.TenantId;

/// A number was removed. Published once, in the transaction that removes it.
///
/// @param by the person or key that did it, as shown to people
public record AccountRemoved(TenantId tenant, AccountId account, String by) {}
