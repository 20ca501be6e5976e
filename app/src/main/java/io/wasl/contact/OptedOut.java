package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person said that marketing shall stop. Published within the transaction that writes it down.
public record OptedOut(
        TenantId tenant, ContactId contact, @Nullable E164 phone, String source, Instant at) {}
