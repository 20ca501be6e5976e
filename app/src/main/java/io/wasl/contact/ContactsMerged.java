package io.wasl.contact;

import io.wasl.kernel.TenantId;

/// Two contacts turned out to be one person: what belonged to `absorbed` belongs to `kept` now. Published within the
/// transaction; `Contacts.find` of the absorbed one answers the kept one.
public record ContactsMerged(TenantId tenant, ContactId kept, ContactId absorbed) {}
