package io.wasl.kernel;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of the process where going on would be worse: whoever supervises it starts it anew, and nothing that was
/// acknowledged is lost by a death. What lacks memory dies piece by piece, and looks alive all the while.
public final class LastResort {

    /// With this the JVM itself ends under `-XX:+ExitOnOutOfMemoryError`, which does not see every lack of memory.
    public static final int OUT_OF_MEMORY = 3;

    private static final Logger log = LoggerFactory.getLogger(LastResort.class);

    private LastResort() {}

    /// Makes every thread of this process that dies of a lack of memory the end of all.
    public static void watchOver() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            heed(failure);
            log.error("{} ended by a failure that nothing expected", thread.getName(), failure);
        });
    }

    /// To be asked by whoever catches more than exceptions.
    public static void heed(@Nullable Throwable failure) {
        if (isLackOfMemory(failure)) {
            end(OUT_OF_MEMORY, "Memory is used up; the process ends, to be started anew by whoever supervises it");
        }
    }

    /// Ends the process at once. Its supervisor is expected to start it anew.
    public static void end(int status, String reason) {
        try {
            log.error("{}", reason);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    static boolean isLackOfMemory(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }
}
