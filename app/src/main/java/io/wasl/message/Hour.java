package io.wasl.message;

import java.time.LocalDateTime;

/// What was sent and received within one hour, and how it stands now.
///
/// @param start in the zone that was asked for
/// @param waiting queued, being sent, or not known to have left
/// @param accepted taken by Meta, not yet delivered
/// @param received from outside
public record Hour(
        LocalDateTime start, long waiting, long accepted, long delivered, long read, long failed, long received) {

    public static Hour quiet(LocalDateTime start) {
        return new Hour(start, 0, 0, 0, 0, 0, 0);
    }

    /// Messages that left.
    public long sent() {
        return accepted + delivered + read;
    }
}
