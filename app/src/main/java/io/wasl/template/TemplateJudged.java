package io.wasl.template;

import io.wasl.kernel.TenantId;

/// Meta changed a template's status. Published within the transaction that keeps it.
public record TemplateJudged(TenantId tenant, TemplateId template, TemplateStatus status) {}
