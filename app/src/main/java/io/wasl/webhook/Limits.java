package io.wasl.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What one delivery, and all of them together, may take.
///
/// @param body the largest body that is read
/// @param bodyTime how long a sender may take over its body
/// @param buffered what all bodies that are being read may take up in memory
/// @param failures how many requests that fail verification an address may send in `failureWindow`
@ConfigurationProperties("wasl.webhook")
record Limits(
        @DefaultValue("3MB") DataSize body,
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("96MB") DataSize buffered,
        @DefaultValue("100") int failures,
        @DefaultValue("60s") Duration failureWindow) {}
