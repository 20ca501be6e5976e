package io.wasl.lab;

import io.wasl.kernel.CrashPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Where platforms are to die: every crash point in turn, in an order of chance.
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
    private static final int MANY = 30;

    private final Random chance;
    private final Deque<CrashPoint> next = new ArrayDeque<>();

    Arms(Random chance) {
        this.chance = chance;
    }

    /// As the system property `wasl.crash` spells it.
    String take() {
        if (next.isEmpty()) {
            List<CrashPoint> all = new ArrayList<>(List.of(CrashPoint.values()));
            Collections.shuffle(all, chance);
            next.addAll(all);
        }
        var point = next.removeFirst();
        return point.word() + ":" + (OFTEN_PASSED.contains(point) ? 1 + chance.nextInt(MANY) : 1);
    }

    /// Of one that died before it came there.
    void putBack(String armed) {
        if (!armed.isEmpty()) {
            next.addFirst(point(armed));
        }
    }

    static CrashPoint point(String armed) {
        String word = armed.split(":")[0];
        return EnumSet.allOf(CrashPoint.class).stream()
                .filter(point -> point.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
