package io.wasl.simulator;

/// A message that was taken: numbered in the order of acceptance.
record Accepted(long sequence, long atMs, String wamid, Outgoing message) {}
