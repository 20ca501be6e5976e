package io.wasl.identity;

/// Who stands at the door, before anybody knows their name.
///
/// @param address the network address
/// @param device what the browser shows of those who have signed in on it, as `Devices` wrote it; empty if it shows
///     nothing
public record Visitor(String address, String device) {}
