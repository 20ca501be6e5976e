package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Of a contact, only what tells who it is.
record PersonRow(
        TenantId tenant,
        UUID id,
        @Nullable String phone,
        @Nullable String userId) {}
