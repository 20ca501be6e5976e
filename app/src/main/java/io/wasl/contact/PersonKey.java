package io.wasl.contact;

import io.wasl.kernel.TenantId;

/// A number, or a user id: either leads to one contact at most.
record PersonKey(TenantId tenant, boolean isPhone, String text) {}
