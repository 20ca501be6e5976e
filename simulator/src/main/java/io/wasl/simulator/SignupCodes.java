package io.wasl.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The codes that Embedded Signup hands out: each is good once, for 30 seconds, and at the address it was sent to.
final class SignupCodes {

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final Ids ids;
    private final InstantSource clock;
    private final Map<String, Code> codes = new HashMap<>();

    SignupCodes(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    String issue(String redirect) {
        if (codes.size() >= MOST) {
            codes.clear();
        }
        String code = "AQ" + ids.trace();
        codes.put(code, new Code(redirect, clock.millis() + LIFE.toMillis()));
        return code;
    }

    boolean redeem(String code, @Nullable String redirect) {
        Code issued = codes.remove(code);
        return issued != null && issued.redirect().equals(redirect) && issued.until() > clock.millis();
    }

    private record Code(String redirect, long until) {}
}
