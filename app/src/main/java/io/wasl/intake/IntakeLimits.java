package io.wasl.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What connections and bodies may take. The webhook door has limits of its own for its bodies.
///
/// @param connectionsPerAddress how many one address may hold open; of IPv6, one network
/// @param headerTime how long a sender may take over the head of its request
/// @param bodyGrace how long it may take over a body, on top of what `bodyPerSecond` allows
/// @param bodyPerSecond how fast it must send at least
/// @param bodyTime how long it may take whatever it sends
/// @param bodyMemory what bodies that are kept in memory may take up; null for a twelfth of the heap
/// @param uploads what files that are being uploaded may take up on the disk
/// @param freeDisk how much of the disk is kept free of files that people bring or take along
@ConfigurationProperties("wasl.intake")
record IntakeLimits(
        @DefaultValue("256") int connectionsPerAddress,
        @DefaultValue("15s") Duration headerTime,
        @DefaultValue("20s") Duration bodyGrace,
        @DefaultValue("8KB") DataSize bodyPerSecond,
        @DefaultValue("10m") Duration bodyTime,
        @Nullable DataSize bodyMemory,
        @DefaultValue("1GB") DataSize uploads,
        @DefaultValue("512MB") DataSize freeDisk) {}
