package io.wasl.campaign;

import io.wasl.kernel.TenantId;

/// A campaign of some client, to be looked up by itself: one whose row cannot be read then costs nobody else anything.
record CampaignRef(TenantId tenant, CampaignId id) {}
