package io.wasl.dispatch;

import io.wasl.connection.AccountRef;
import io.wasl.connection.Accounts;
import io.wasl.dispatch.UnmatchedStatuses.Unmatched;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.meta.ErrorTable;
import io.wasl.meta.EventError;
import io.wasl.meta.StatusUpdate;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Applies Meta's statuses. One of ours is known by the opaque id that it echoes, or by Meta's id for it; what is known
/// by neither is kept until an answer of Meta's names it.
@Component
class StatusHandler implements WebhookHandler<StatusUpdate> {

    private static final String NO_REASON = "WhatsApp gave no reason";
    private static final MessageId NOBODY = new MessageId(new UUID(0, 0));

    private final Accounts accounts;
    private final OpaqueIds opaqueIds;
    private final Tables tables;
    private final UnmatchedStatuses unmatched;
    private final Consequences consequences;
    private final Setbacks setbacks;
    private final IntegrationLog log;

    StatusHandler(
            Accounts accounts,
            OpaqueIds opaqueIds,
            Tables tables,
            UnmatchedStatuses unmatched,
            Consequences consequences,
            Setbacks setbacks,
            IntegrationLog log) {
        this.accounts = accounts;
        this.opaqueIds = opaqueIds;
        this.tables = tables;
        this.unmatched = unmatched;
        this.consequences = consequences;
        this.setbacks = setbacks;
        this.log = log;
    }

    @Override
    public Class<StatusUpdate> eventType() {
        return StatusUpdate.class;
    }

    @Override
    public void handle(List<Received<StatusUpdate>> events) {
        var owners = accounts.byPhoneNumberId(events.stream()
                .map(received -> received.event().phoneNumberId())
                .distinct()
                .toList());
        List<Fact> facts = new ArrayList<>();
        Map<Received<StatusUpdate>, Unmatched> nameless = new LinkedHashMap<>();
        for (var received : events) {
            StatusUpdate status = received.event();
            AccountRef owner = owners.get(status.phoneNumberId());
            if (owner == null) {
                log.unmatched(received, "no account has the number " + status.phoneNumberId());
            } else if (!owner.wabaId().equals(status.wabaId())) {
                log.unmatched(received, "the number does not belong to the business account that the event names");
            } else {
                opaqueIds
                        .read(status.opaqueCallbackData(), owner)
                        .ifPresentOrElse(
                                about -> facts.add(fact(about, status)),
                                () -> nameless.put(received, nameless(owner, status)));
            }
        }
        facts.addAll(named(nameless));
        apply(facts);
    }

    /// Those of the statuses whose message is on record under Meta's id; the others are kept for later.
    private List<Fact> named(Map<Received<StatusUpdate>, Unmatched> nameless) {
        if (nameless.isEmpty()) {
            return List.of();
        }
        var known = tables.messages()
                .byWamid(nameless.values().stream()
                        .map(Unmatched::wamid)
                        .distinct()
                        .toList());
        List<Fact> facts = new ArrayList<>();
        List<Unmatched> unknown = new ArrayList<>();
        nameless.forEach((received, status) -> {
            MessageId message = known.get(status.wamid());
            if (message == null) {
                unknown.add(status);
                log.unmatched(received, "no message of ours has this id");
            } else {
                facts.add(status.about(message));
            }
        });
        if (!unknown.isEmpty()) {
            unmatched.add(unknown);
        }
        return facts;
    }

    private void apply(List<Fact> facts) {
        var moves = tables.messages().record(facts);
        // One that was in doubt, or that was to be sent again for having been.
        if (moves.stream()
                .anyMatch(move -> move.from() == MessageStatus.UNCONFIRMED || move.from() == MessageStatus.QUEUED)) {
            tables.inDoubt().settle(facts.stream().map(Fact::about).toList());
        }
        tables.counts().apply(Writer.STATUSES, moves);
        setbacks.note(facts);
        consequences.of(facts);
    }

    private static Unmatched nameless(AccountRef owner, StatusUpdate status) {
        var nobody = new Fact.About(owner.tenant(), owner.id(), NOBODY, 0);
        return new Unmatched(new Fact.Wamid(owner.tenant(), owner.id(), status.wamid()), fact(nobody, status));
    }

    private static Fact.Happened fact(Fact.About about, StatusUpdate status) {
        var pricing = status.pricing();
        return new Fact.Happened(
                about,
                kind(status),
                status.at(),
                status.wamid(),
                failure(status),
                pricing == null ? null : new Fact.Price(pricing.category(), pricing.type()));
    }

    private static Fact.Kind kind(StatusUpdate status) {
        return switch (status.status()) {
            case SENT -> Fact.Kind.SENT;
            case DELIVERED -> Fact.Kind.DELIVERED;
            case READ -> Fact.Kind.READ;
            case PLAYED -> Fact.Kind.PLAYED;
            case FAILED -> Fact.Kind.FAILED;
        };
    }

    private static String words(EventError error) {
        String words = Stream.of(error.title(), error.details())
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(": "));
        return words.isEmpty() ? NO_REASON : words;
    }

    /// The first error that has a code, or else the first: without one it stops nothing but its message.
    private static Fact.@Nullable Failure failure(StatusUpdate status) {
        if (kind(status) != Fact.Kind.FAILED) {
            return null;
        }
        return status.errors().stream()
                .max(Comparator.comparing(error -> error.code() != ErrorTable.NO_CODE))
                .map(error -> new Fact.Failure(error.code(), words(error)))
                .orElse(new Fact.Failure(ErrorTable.NO_CODE, NO_REASON));
    }
}
