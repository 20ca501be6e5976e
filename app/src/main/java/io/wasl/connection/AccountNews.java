package io.wasl.connection;

import io.wasl.kernel.TenantId;
import io.wasl.notice.NewNotice;
import io.wasl.notice.NoticeKind;
import io.wasl.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Tells a client what befell a number of theirs.
@Component
class AccountNews {

    /// How many days before its end a token is spoken of, once each.
    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);

    private final Notices notices;
    private final AccountChanges changes;
    private final Clock clock;

    AccountNews(Notices notices, AccountChanges changes, Clock clock) {
        this.notices = notices;
        this.changes = changes;
        this.clock = clock;
    }

    /// It cannot send any more. Told again only after it could in the meantime.
    void broke(TenantId tenant, Account account, Trouble trouble) {
        boolean token = trouble == Trouble.TOKEN_INVALID || trouble == Trouble.TOKEN_EXPIRED;
        tell(
                tenant,
                account,
                token ? NoticeKind.TOKEN_REFUSED : NoticeKind.ACCOUNT_BROKEN,
                "since " + changes.latestOfStatus(tenant, account.id()),
                token ? List.of() : List.of("connection.trouble." + trouble.code()));
    }

    /// Meta lets nothing leave from it.
    void stopped(TenantId tenant, Account account, int code) {
        tell(
                tenant,
                account,
                NoticeKind.ACCOUNT_STOPPED,
                "since " + changes.latestOfStatus(tenant, account.id()),
                List.of(String.valueOf(code)));
    }

    /// @param event Meta's word
    /// @param fact the same for the same event, however often Meta tells it
    void restricted(Account account, String event, String fact) {
        tell(account.tenant(), account, NoticeKind.ACCOUNT_RESTRICTED, fact, List.of(event));
    }

    /// Both hear of it, and neither who the other is.
    void displaced(Claims.Displaced displaced) {
        notices.tell(
                displaced.claimant(),
                new NewNotice(
                        NoticeKind.CLAIM_DISPLACED,
                        displaced.claim() + " by " + displaced.owner().id(),
                        "/accounts/" + displaced.claim(),
                        List.of(displaced.claimName())));
        notices.tell(
                displaced.owner().tenant(),
                new NewNotice(
                        NoticeKind.CLAIM_ENDED,
                        displaced.owner().id() + " " + displaced.claim(),
                        "/accounts/" + displaced.owner().id(),
                        List.of(displaced.ownerName())));
    }

    void tokenEnds(Account account, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        DAYS.stream()
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst()
                .ifPresent(days -> tell(
                        account.tenant(),
                        account,
                        NoticeKind.TOKEN_EXPIRES,
                        days + " days before " + end,
                        List.of(String.valueOf(Math.max(0, left.plusHours(12).toDays())))));
    }

    private void tell(TenantId tenant, Account account, NoticeKind kind, String fact, List<String> more) {
        List<String> values =
                Stream.concat(Stream.of(account.name()), more.stream()).toList();
        notices.tell(tenant, new NewNotice(kind, account.id() + " " + fact, "/accounts/" + account.id(), values));
    }
}
