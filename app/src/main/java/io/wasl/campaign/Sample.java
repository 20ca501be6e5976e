package io.wasl.campaign;

import java.time.Instant;

/// The counters of a campaign at one moment. Each includes the better ones: what was read was delivered, too.
public record Sample(Instant at, long accepted, long delivered, long read, long failed) {}
