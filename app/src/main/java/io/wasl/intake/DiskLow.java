package io.wasl.intake;

/// So little of the disk is free that no file is taken and none is made: what is left is for what Meta sends.
public final class DiskLow extends RuntimeException {

    DiskLow() {
        super("The disk is almost full", null, false, false);
    }

    /// Whether that is what lies behind a failure.
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DiskLow) {
                return true;
            }
        }
        return false;
    }
}
