package io.wasl.lab;

import io.wasl.kernel.CrashPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Where platforms are to die: wherever nobody has died yet, and once somebody has died everywhere, anywhere again.
final class Arms {

    private static final Set<CrashPoint> OFTEN_PASSED = EnumSet.of(
            CrashPoint.BEFORE_INTENT_COMMIT,
            CrashPoint.AFTER_INTENT_COMMIT,
            CrashPoint.AFTER_ANSWER,
            CrashPoint.BEFORE_OUTCOME_COMMIT,
            CrashPoint.AFTER_OUTCOME_COMMIT,
            CrashPoint.WEBHOOK_KEPT,
            CrashPoint.BEFORE_CURSOR_COMMIT,
            CrashPoint.AFTER_CURSOR_COMMIT);
    private static final int MANY = 60;

    private final Random chance;
    private final Set<CrashPoint> left = EnumSet.allOf(CrashPoint.class);
    private final Set<CrashPoint> crashed = EnumSet.noneOf(CrashPoint.class);

    Arms(Random chance) {
        this.chance = chance;
    }

    /// Half of what is left, so that two do not die at the same place.
    ///
    /// @return as the system property `wasl.crash` spells it
    String take() {
        List<CrashPoint> some = new ArrayList<>(left);
        Collections.shuffle(some, chance);
        return some.subList(0, Math.ceilDiv(some.size(), 2)).stream()
                .map(this::spelled)
                .collect(Collectors.joining(","));
    }

    void crashedAt(CrashPoint point) {
        crashed.add(point);
        left.remove(point);
        if (left.isEmpty()) {
            left.addAll(EnumSet.allOf(CrashPoint.class));
        }
    }

    /// Where somebody has died.
    Set<CrashPoint> crashed() {
        return crashed;
    }

    boolean isEverywhereCrashed() {
        return crashed.size() == CrashPoint.values().length;
    }

    private String spelled(CrashPoint point) {
        return point.word() + ":" + (OFTEN_PASSED.contains(point) ? 1 + chance.nextInt(MANY) : 1);
    }
}
