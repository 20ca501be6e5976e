package io.wasl.campaign;

import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.dispatch.BatchId;
import io.wasl.message.MessageId;
import io.wasl.message.SoughtMessages;
import io.wasl.message.StoredMessage;
import io.wasl.meta.Action;
import io.wasl.meta.ConsentEffect;
import io.wasl.meta.ErrorRule;
import io.wasl.meta.ErrorTable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/// Takes those off the list to whom no message can be delivered: they are blocked, so that no campaign writes to them.
@Component
public class Sparing {

    private static final int PAGE = 1_000;
    /// The recipient is the sending number itself.
    private static final int ONESELF = 131021;

    private final SoughtMessages messages;
    private final Contacts contacts;
    private final Clock clock;

    Sparing(SoughtMessages messages, Contacts contacts, Clock clock) {
        this.messages = messages;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// @param at the moment of the act, by which it can be undone
    public record Spared(int people, Instant at) {}

    /// Whether nothing else helps against a cause.
    public static boolean isTheAnswer(int code) {
        ErrorRule rule = ErrorTable.ruleFor(code);
        return code == ONESELF || (rule.action() == Action.SUPPRESS && rule.effect() == ConsentEffect.UNREACHABLE);
    }

    /// @param code the cause
    public Spared spare(Campaign campaign, int code) {
        // To the microsecond, as the database keeps it.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Spared(walk(campaign, code, people -> contacts.block(campaign.tenant(), people, at)), at);
    }

    /// @param at the moment of the act that is undone
    /// @return how many people can be written to again
    public int undo(Campaign campaign, int code, Instant at) {
        return walk(campaign, code, people -> contacts.undoBlock(campaign.tenant(), people, at));
    }

    private int walk(Campaign campaign, int code, ToIntFunction<List<ContactId>> deed) {
        BatchId batch = campaign.batch();
        if (batch == null || !isTheAnswer(code)) {
            return 0;
        }
        int people = 0;
        MessageId after = null;
        List<StoredMessage> page;
        do {
            page = messages.failed(campaign.tenant(), batch.value(), code, after, PAGE);
            people += deed.applyAsInt(page.stream()
                    .map(StoredMessage::contact)
                    .filter(Objects::nonNull)
                    .toList());
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
        return people;
    }
}
