package io.wasl.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/// A time as the clocks of a place show it: some they skip in spring, some they show twice in autumn.
public record WallTime(LocalDateTime time, ZoneId zone) {

    public static WallTime of(Instant moment, ZoneId zone) {
        return new WallTime(LocalDateTime.ofInstant(moment, zone), zone);
    }

    /// Whether the clocks never show it.
    public boolean isSkipped() {
        ZoneOffsetTransition change = change();
        return change != null && change.isGap();
    }

    /// Whether the clocks show it once more an hour later.
    public boolean comesTwice() {
        ZoneOffsetTransition change = change();
        return change != null && change.isOverlap();
    }

    /// The first moment at which the clocks show it.
    public Instant instant() {
        return time.atZone(zone).toInstant();
    }

    private @Nullable ZoneOffsetTransition change() {
        return zone.getRules().getTransition(time);
    }
}
