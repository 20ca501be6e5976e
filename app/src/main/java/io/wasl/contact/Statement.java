package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.time.Instant;

/// Somebody said whether a person wants marketing.
record Statement(TenantId tenant, ContactId contact, MarketingConsent consent, String source, Instant at) {}
