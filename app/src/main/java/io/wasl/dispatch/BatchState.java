package io.wasl.dispatch;

public enum BatchState {
    RUNNING,
    PAUSED,
    CANCELLED,
    /// Every message has left the queue; statuses may still come.
    FINISHED
}
