package io.wasl.api;

import io.wasl.database.DatabaseAway;
import io.wasl.intake.BodyRefused;
import io.wasl.intake.DiskLow;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// Why a request cannot be answered at this moment, though the same may be soon.
enum NotNow {
    DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The database is away for a moment; try again"),
    NO_ROOM(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many large bodies are being read at this moment; try again"),
    DISK_LOW(
            HttpStatus.INSUFFICIENT_STORAGE,
            "disk_low",
            "The disk of this installation is almost full; no file is taken or made until there is room"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "too_slow", "The body came too slowly; try again");

    static final String RETRY_SECONDS = "5";

    private final HttpStatus status;
    private final String code;
    private final String detail;

    NotNow(HttpStatus status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    static Optional<NotNow> behind(Throwable failure) {
        if (DatabaseAway.isBehind(failure)) {
            return Optional.of(DATABASE_AWAY);
        }
        if (DiskLow.isBehind(failure)) {
            return Optional.of(DISK_LOW);
        }
        return BodyRefused.behind(failure).map(reason -> switch (reason) {
            case NO_ROOM -> NO_ROOM;
            case TOO_SLOW -> TOO_SLOW;
        });
    }

    ApiProblem problem() {
        return ApiProblem.of(status, code, detail);
    }
}
