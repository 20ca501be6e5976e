package io.wasl.template;

import io.wasl.kernel.TenantId;
import java.time.Instant;

/// Meta changed a template's status. Published within the transaction that keeps it.
///
/// @param at when we heard of it
public record TemplateJudged(TenantId tenant, TemplateId template, TemplateStatus status, Instant at) {}
