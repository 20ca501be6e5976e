package io.wasl.kernel;

import java.util.concurrent.atomic.AtomicInteger;

/// A named place at which a test can have the process die as if the power had failed. Does nothing unless the system
/// property `wasl.crash` names it, as in `after-intent-commit` or, for the tenth time it is passed, `…:10`.
public final class CrashPoint {

    private static final String[] ARMED = System.getProperty("wasl.crash", "").split(":", 2);
    private static final AtomicInteger LEFT = new AtomicInteger(ARMED.length == 2 ? Integer.parseInt(ARMED[1]) : 1);
    private static final int STATUS = 137;

    private CrashPoint() {}

    public static void hit(String name) {
        if (ARMED[0].equals(name) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
