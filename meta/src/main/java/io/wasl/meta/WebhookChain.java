package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// Where the webhooks of a number may go: its own address goes before its business account's, and that before the
/// app's.
public record WebhookChain(
        @Nullable String number,
        @Nullable String business,
        @Nullable String app) {}
