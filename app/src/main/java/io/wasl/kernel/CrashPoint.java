package io.wasl.kernel;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The places at which a test can have the process die as if the power had failed: between every two steps after which
/// something else is true. Does nothing unless the system property `wasl.crash` names one, as in `after-intent-commit`
/// or, for the tenth time it is passed, `…:10`.
public enum CrashPoint {
    /// A number is ours, and nobody has looked at what its last owner left.
    ROAD_TAKEN,
    /// What its last owner left half done is in doubt, and nothing of it may leave yet.
    ROAD_CLEARED,
    /// Messages are marked as about to leave, but for the commit.
    BEFORE_INTENT_COMMIT,
    /// They are marked, and no byte has left.
    AFTER_INTENT_COMMIT,
    /// Meta has answered, and nobody but the process knows.
    AFTER_ANSWER,
    BEFORE_OUTCOME_COMMIT,
    AFTER_OUTCOME_COMMIT,
    /// It is decided what becomes of a message in doubt, but for the commit.
    BEFORE_DOUBT_COMMIT,
    AFTER_DOUBT_COMMIT,
    /// What waited of a batch that was called off is cancelled, but for the commit.
    BEFORE_EMPTYING_COMMIT,
    AFTER_EMPTYING_COMMIT,
    /// A batch is finished, but for the commit.
    BEFORE_FINISH_COMMIT,
    AFTER_FINISH_COMMIT,
    /// A webhook is on disk, and not yet acknowledged.
    WEBHOOK_KEPT,
    /// What webhooks say has taken effect, but for the commit that moves the reader's cursor too.
    BEFORE_CURSOR_COMMIT,
    AFTER_CURSOR_COMMIT,
    /// Some of a campaign's recipients are handed over, but for the commit that moves the cursor too.
    CAMPAIGN_CHUNK_ENQUEUED,
    AFTER_CAMPAIGN_STEP,
    /// Some rows of an import have taken effect.
    IMPORT_CHUNK_COMMITTED;

    private static final int STATUS = 137;
    private static final String[] WANTED = System.getProperty("wasl.crash", "").split(":", 2);
    private static final AtomicInteger LEFT = new AtomicInteger(WANTED.length == 2 ? Integer.parseInt(WANTED[1]) : 1);
    private static final @Nullable CrashPoint ARMED = named(WANTED[0]);

    /// As a system property spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public void hit() {
        if (this == ARMED && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    private static @Nullable CrashPoint named(String word) {
        for (CrashPoint point : values()) {
            if (point.word().equals(word)) {
                return point;
            }
        }
        if (word.isEmpty()) {
            return null;
        }
        throw new IllegalArgumentException("There is no crash point " + word);
    }
}
