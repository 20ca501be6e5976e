package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// The sample that Meta sends when somebody presses *Test* beside a field in the app's dashboard: made up from end to
/// end, and a proof that the callback works.
///
/// @param wabaId `0`, or absent
public record SampleArrived(@Nullable String wabaId, String field) implements WebhookEvent {}
