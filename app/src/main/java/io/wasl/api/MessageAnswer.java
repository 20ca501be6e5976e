package io.wasl.api;

import io.wasl.dispatch.Attempts;
import io.wasl.message.Duplicates;
import io.wasl.message.FactTimes;
import io.wasl.message.StoredMessage;
import io.wasl.meta.ErrorTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message as the API shows it.
///
/// @param to the other side's number; absent where the person hides it
/// @param userId the other side's business-scoped user id
/// @param maybeAlreadySent whether it waits in a database that was restored, so that it may have left before
/// @param attempts those that did not simply succeed, with what was decided about each; only for a single
/// message
/// @param duplicates further copies that Meta took; only for a single message
/// @param statuses what is known to have happened, in the order in which it did
record MessageAnswer(
        String id,
        @Nullable String wamid,
        String account,
        String direction,
        @Nullable String to,
        @Nullable String userId,
        @Nullable String contact,
        String type,
        @Nullable String body,
        String status,
        List<Status> statuses,
        @Nullable Problem error,
        @Nullable Price price,
        @Nullable String replyTo,
        @Nullable String clientRef,
        Instant createdAt,
        boolean maybeAlreadySent,
        @Nullable List<Attempt> attempts,
        @Nullable List<Copy> duplicates) {

    record Status(String status, Instant at) {}

    /// @param meaning what the code says about the message, in one sentence; absent for codes that are not Meta's
    record Problem(
            int code, @Nullable String message, @Nullable String meaning) {}

    /// @param outcome `again` if Meta has provably not taken it, `in_doubt` if it may have, `held_back` if it took it
    /// and then kept it from its person
    /// @param decision `resolved`, `sent_again` or `held`
    /// @param wamid Meta's id of what it held back
    record Attempt(
            int attempt,
            String outcome,
            String reason,
            Instant at,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable String wamid) {}

    record Copy(String wamid, int attempt, Instant seenAt) {}

    record Price(@Nullable String category, @Nullable String type) {}

    static MessageAnswer of(StoredMessage message, boolean maybeSent) {
        return answer(message, maybeSent, null, null);
    }

    static MessageAnswer inFull(
            StoredMessage message,
            boolean maybeSent,
            List<Attempts.Attempt> attempts,
            List<Duplicates.Duplicate> copies) {
        return answer(
                message,
                maybeSent,
                attempts.stream()
                        .map(each -> new Attempt(
                                each.attempt(),
                                each.outcome(),
                                each.reason(),
                                each.at(),
                                each.decision(),
                                each.decidedBy(),
                                each.wamid()))
                        .toList(),
                copies.stream()
                        .map(copy -> new Copy(copy.wamid(), copy.attempt(), copy.seenAt()))
                        .toList());
    }

    private static MessageAnswer answer(
            StoredMessage message,
            boolean maybeSent,
            @Nullable List<Attempt> attempts,
            @Nullable List<Copy> duplicates) {
        return new MessageAnswer(
                message.id().toString(),
                message.wamid(),
                message.account().toString(),
                lower(message.direction()),
                message.phone(),
                message.userId(),
                message.contact() == null ? null : message.contact().toString(),
                message.type(),
                message.body(),
                lower(message.status()),
                statuses(message.times()),
                problem(message),
                price(message),
                message.replyTo(),
                message.clientRef(),
                message.createdAt(),
                maybeSent,
                attempts,
                duplicates);
    }

    private static List<Status> statuses(FactTimes times) {
        List<Status> statuses = new ArrayList<>();
        add(statuses, "accepted", times.acceptedAt());
        add(statuses, "sent", times.sentAt());
        add(statuses, "delivered", times.deliveredAt());
        add(statuses, "read", times.readAt());
        add(statuses, "played", times.playedAt());
        add(statuses, "failed", times.failedAt());
        statuses.sort(Comparator.comparing(Status::at));
        return statuses;
    }

    private static void add(List<Status> statuses, String status, @Nullable Instant at) {
        if (at != null) {
            statuses.add(new Status(status, at));
        }
    }

    private static @Nullable Problem problem(StoredMessage message) {
        Integer code = message.errorCode();
        if (code == null) {
            return null;
        }
        return new Problem(
                code, message.detail(), code >= 0 ? ErrorTable.ruleFor(code).meaning() : null);
    }

    private static @Nullable Price price(StoredMessage message) {
        return message.pricingCategory() == null && message.pricingType() == null
                ? null
                : new Price(message.pricingCategory(), message.pricingType());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
