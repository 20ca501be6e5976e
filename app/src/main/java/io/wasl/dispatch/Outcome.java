package io.wasl.dispatch;

import java.time.Instant;

/// What came of an intent.
record Outcome(Road road, Intent intent, Verdict verdict, Instant at) {}
