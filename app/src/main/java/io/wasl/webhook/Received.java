package io.wasl.webhook;

import io.wasl.meta.WebhookEvent;
import java.time.Instant;

/// An event and where it is kept.
///
/// @param logId the delivery that held it; deliveries are numbered in the order in which they were committed
/// @param index its place in the delivery
public record Received<E extends WebhookEvent>(long logId, int index, Instant receivedAt, E event) {}
