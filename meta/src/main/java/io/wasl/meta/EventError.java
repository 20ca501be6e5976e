package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// An error inside a webhook.
public record EventError(int code, String title, @Nullable String details) {}
