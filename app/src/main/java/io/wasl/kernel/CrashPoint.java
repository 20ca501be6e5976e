package io.wasl.kernel;

/// A named place at which a test can have the process die as if the power had failed. Does nothing unless the system
/// property `wasl.crash` names it.
public final class CrashPoint {

    private static final String ARMED = System.getProperty("wasl.crash", "");
    private static final int STATUS = 137;

    private CrashPoint() {}

    public static void hit(String name) {
        if (ARMED.equals(name)) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
