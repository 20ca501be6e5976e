package io.wasl.kernel;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The places at which a test can have the process die as if the power had failed: between every two steps after which
/// something else is true. Does nothing unless the system property `wasl.crash` names some, as in
/// `road-taken,after-intent-commit:10`, where the second is for the tenth time it is passed.
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
    /// Some rows of an import are read, and nothing has come of them.
    IMPORT_CHUNK_READ,
    /// Some rows of an import have taken effect.
    IMPORT_CHUNK_COMMITTED;

    private static final List<CrashPoint> ALL = List.of(values());
    private static final int FIRST_STATUS = 100;
    private static final Map<CrashPoint, AtomicInteger> ARMED = armed(System.getProperty("wasl.crash", ""));

    /// As the system property spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// With what the process ends when it dies here.
    public int exitStatus() {
        return FIRST_STATUS + ALL.indexOf(this);
    }

    /// At which point a process died; empty if it ended in another way.
    public static Optional<CrashPoint> ofExitStatus(int status) {
        return ALL.stream().filter(point -> point.exitStatus() == status).findFirst();
    }

    public void hit() {
        if (ARMED.isEmpty()) {
            return;
        }
        AtomicInteger left = ARMED.get(this);
        if (left != null && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(exitStatus());
        }
    }

    private static Map<CrashPoint, AtomicInteger> armed(String property) {
        Map<CrashPoint, AtomicInteger> armed = new EnumMap<>(CrashPoint.class);
        for (String one : property.isEmpty() ? new String[0] : property.split(",", -1)) {
            String[] parts = one.split(":", 2);
            armed.put(named(parts[0]), new AtomicInteger(parts.length == 2 ? Integer.parseInt(parts[1]) : 1));
        }
        return armed;
    }

    private static CrashPoint named(String word) {
        return ALL.stream()
                .filter(point -> point.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no crash point " + word));
    }
}
