package io.wasl.simulator;

import org.jspecify.annotations.Nullable;

/// A webhook to be posted: body, address, and what came of it so far.
final class Delivery {

    private static final int OVERHEAD_BYTES = 150;

    final Callback callback;
    final byte[] body;
    private @Nullable Runnable afterFirstTry;
    private int tries;

    Delivery(Callback callback, byte[] body, @Nullable Runnable afterFirstTry) {
        this.callback = callback;
        this.body = body;
        this.afterFirstTry = afterFirstTry;
    }

    /// Bytes of memory, roughly.
    int weight() {
        return body.length + OVERHEAD_BYTES;
    }

    int tries() {
        return tries;
    }

    void tried() {
        tries++;
        Runnable waiting = afterFirstTry;
        if (waiting != null) {
            afterFirstTry = null;
            waiting.run();
        }
    }

    /// Twice as long after every failure.
    long waitMs(long firstMs, long longestMs) {
        double wait = firstMs * Math.pow(2, Math.max(0, tries - 1));
        return (long) Math.min(wait, (double) Math.max(firstMs, longestMs));
    }
}
