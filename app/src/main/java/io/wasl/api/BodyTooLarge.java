package io.wasl.api;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/// Thrown while a body is read, for a caller may not say how long it will be.
final class BodyTooLarge extends IOException {

    private final long limit;

    BodyTooLarge(long limit) {
        super("The body has more than " + limit + " bytes");
        this.limit = limit;
    }

    ApiProblem problem() {
        return ApiProblem.of(
                HttpStatus.CONTENT_TOO_LARGE, "too_large", "The body is too large; at most " + limit + " bytes");
    }
}
