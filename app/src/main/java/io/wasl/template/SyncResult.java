package io.wasl.template;

/// What a look at Meta's list has changed here.
public record SyncResult(int total, int added, int changed, int deleted) {}
