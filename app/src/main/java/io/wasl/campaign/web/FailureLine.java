package io.wasl.campaign.web;

/// Why messages failed, and what to do about it.
///
/// @param key of the texts; `other` for codes that have none of their own
public record FailureLine(int code, String key, long count) {}
