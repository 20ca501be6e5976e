package io.wasl.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Somebody tried to sign in too often.
final class TooManyTries extends AuthenticationException {

    private final Duration retryAfter;

    TooManyTries(Duration retryAfter) {
        super("Too many tries");
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
