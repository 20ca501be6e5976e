package io.wasl.webhook;

import org.jspecify.annotations.Nullable;

/// What is wanted of the integration log, newest first.
///
/// @param text a message id of Meta's or a phone number, whole
/// @param before the last one of the page before
public record EventSearch(
        @Nullable EventState state,
        @Nullable String text,
        @Nullable EventId before,
        int limit) {}
