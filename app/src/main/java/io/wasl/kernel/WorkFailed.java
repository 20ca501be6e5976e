package io.wasl.kernel;

import org.jspecify.annotations.Nullable;

/// Heavy work that ended with an [Error], such as a lack of memory or of stack: the work is over, nothing else is.
public final class WorkFailed extends RuntimeException {

    WorkFailed(@Nullable Throwable cause) {
        super("Heavy work failed", cause);
    }
}
