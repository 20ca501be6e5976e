package io.wasl.dispatch;

/// In all clients, what a restored database took for unsent was put aside, and nothing goes on by itself.
public record UnfinishedHeld(String reason) {}
