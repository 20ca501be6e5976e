package io.wasl.connection;

import io.wasl.connection.Check.Name;
import io.wasl.meta.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Judges what Meta tells about a number.
final class NumberChecks {

    private static final Duration TOKEN_WARNING = Duration.ofDays(14);
    private static final Check TOKEN_VALID = Check.pass(Name.TOKEN, "valid");

    private NumberChecks() {}

    static Check token(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt == null) {
            return TOKEN_VALID;
        }
        return expiresAt.isBefore(now.plus(TOKEN_WARNING))
                ? Check.warn(
                        Name.TOKEN,
                        "expires_soon",
                        Math.max(0, Duration.between(now, expiresAt).toDays()),
                        expiresAt)
                : Check.pass(Name.TOKEN, "valid_until", expiresAt);
    }

    static Check number(PhoneNumber number) {
        String status = number.status() == null ? "UNKNOWN" : number.status().toUpperCase(Locale.ROOT);
        String shown = number.displayPhoneNumber();
        return switch (status) {
            case "CONNECTED" -> Check.pass(Name.NUMBER, "connected", shown);
            case "FLAGGED", "RATE_LIMITED" -> Check.warn(Name.NUMBER, status.toLowerCase(Locale.ROOT), shown);
            case "PENDING", "UNVERIFIED", "DISCONNECTED" -> Check.fail(Name.NUMBER, "not_registered", shown);
            case "RESTRICTED", "BANNED" -> Check.fail(Name.NUMBER, "restricted", shown);
            case "DELETED", "MIGRATED" -> Check.fail(Name.NUMBER, "gone", shown);
            default -> Check.warn(Name.NUMBER, "unknown", shown, status);
        };
    }

    static Check quality(Quality quality) {
        return switch (quality) {
            case GREEN -> Check.pass(Name.QUALITY, "green");
            case YELLOW -> Check.warn(Name.QUALITY, "yellow");
            case RED -> Check.fail(Name.QUALITY, "red");
            case UNKNOWN -> Check.pass(Name.QUALITY, "unknown");
        };
    }

    static Check limit(@Nullable String tier) {
        long people = MessagingLimit.people(tier);
        if (people == MessagingLimit.UNKNOWN) {
            return Check.pass(Name.LIMIT, "unknown");
        }
        if (people == MessagingLimit.NONE) {
            return Check.pass(Name.LIMIT, "unlimited");
        }
        return people < MessagingLimit.SMALL
                ? Check.warn(Name.LIMIT, "small", people)
                : Check.pass(Name.LIMIT, "people", people);
    }

    /// What kept the rest from being looked at, and what is known in spite of it.
    static List<Check> trouble(AccountRefused refused) {
        Trouble trouble = refused.trouble();
        String metaSays = refused.metaSays() == null ? "" : refused.metaSays();
        return switch (trouble) {
            case TOKEN_INVALID, TOKEN_EXPIRED, PERMISSION_MISSING ->
                List.of(Check.fail(Name.TOKEN, trouble.code(), metaSays));
            case NUMBER_NOT_FOUND, NUMBER_NOT_REGISTERED, NUMBER_BANNED ->
                List.of(TOKEN_VALID, Check.fail(Name.NUMBER, trouble.code(), metaSays));
            case WABA_NOT_FOUND, NUMBER_NOT_IN_WABA ->
                List.of(TOKEN_VALID, Check.fail(Name.BUSINESS_ACCOUNT, trouble.code(), metaSays));
            case META_BUSY -> List.of(Check.warn(Name.META, trouble.code(), metaSays));
            case META_UNREACHABLE,
                    META_REFUSED,
                    APP_REFUSED,
                    CALLBACK_NOT_VERIFIED,
                    ALREADY_CONNECTED,
                    NUMBER_UNAVAILABLE -> List.of(Check.fail(Name.META, trouble.code(), metaSays));
        };
    }
}
