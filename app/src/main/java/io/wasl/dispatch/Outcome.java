package io.wasl.dispatch;

import java.time.Instant;

/// What came of an intent.
///
/// @param line with what it was sent
record Outcome(Road road, Line line, Intent intent, Verdict verdict, Instant at) {}
