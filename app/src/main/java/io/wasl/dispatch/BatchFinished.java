package io.wasl.dispatch;

import io.wasl.kernel.TenantId;

/// No message of a batch is waiting or on its way any more. Published once, in the transaction that finds it out.
public record BatchFinished(TenantId tenant, BatchId batch) {}
