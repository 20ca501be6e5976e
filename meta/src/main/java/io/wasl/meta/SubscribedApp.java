package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// An app that receives the webhooks of a business account.
///
/// @param overrideCallback set when this account's webhooks go elsewhere than the app's own callback
public record SubscribedApp(
        String id, @Nullable String name, @Nullable String overrideCallback) {}
