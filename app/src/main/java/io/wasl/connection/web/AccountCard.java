package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.MessagingLimit;
import io.wasl.connection.Quality;
import io.wasl.connection.Trouble;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number in the list.
///
/// @param people how many may be written to in a day; null where Meta sets no limit
/// @param limitKnown whether Meta has told a limit, or that there is none
/// @param problem what needs attention first; null if nothing does
/// @param tone of the problem
record AccountCard(
        Account account,
        @Nullable Long people,
        boolean limitKnown,
        @Nullable String problem,
        boolean tokenEnds,
        @Nullable String nameStatus,
        String tone) {

    private static final Duration TOKEN_WARNING = Duration.ofDays(14);

    static AccountCard of(Account account, AccountTexts texts, Instant now) {
        long people = MessagingLimit.people(account.messagingLimit());
        String problem = account.problem() == null ? null : texts.problem(account.problem());
        Instant expires = account.tokenExpiresAt();
        return new AccountCard(
                account,
                people == MessagingLimit.NONE || people == MessagingLimit.UNKNOWN ? null : people,
                people != MessagingLimit.UNKNOWN,
                problem,
                expires != null && expires.isBefore(now.plus(TOKEN_WARNING)),
                account.nameStatus() == null ? null : texts.nameStatus(account.nameStatus()),
                tone(account));
    }

    /// The state's colour, which always goes with its word.
    private static String tone(Account account) {
        if (!account.isProven()) {
            return Trouble.META_UNREACHABLE.code().equals(account.problem()) ? "yellow" : "red";
        }
        if (account.status() == AccountStatus.BROKEN) {
            return "red";
        }
        return account.status() == AccountStatus.PAUSED || account.quality() == Quality.RED ? "yellow" : "green";
    }

    public String qualityTone() {
        return switch (account.quality()) {
            case GREEN -> "green";
            case YELLOW -> "yellow";
            case RED -> "red";
            case UNKNOWN -> "secondary";
        };
    }

    public String qualityIcon() {
        return account.quality() == Quality.GREEN
                ? "check"
                : account.quality() == Quality.UNKNOWN ? "circle-dashed" : "alert-triangle";
    }

    /// As it stands in the message bundles.
    public String state() {
        return account.isProven() ? account.status().name() : "UNPROVEN";
    }

    public String icon() {
        if (!account.isProven()) {
            return "hourglass";
        }
        return switch (account.status()) {
            case CONNECTED -> "check";
            case PAUSED -> "player-pause";
            case BROKEN -> "alert-triangle";
        };
    }
}
