package io.wasl.campaign;

import java.time.Instant;
import java.time.ZoneId;

/// When a campaign is to start, and the zone in which people speak about it.
public record Schedule(Instant at, ZoneId zone) {}
