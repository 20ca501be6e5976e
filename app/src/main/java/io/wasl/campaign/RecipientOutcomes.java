package io.wasl.campaign;

import io.wasl.dispatch.BatchId;
import io.wasl.message.FactTimes;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import io.wasl.message.StoredMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what became of each person's message: first of those that were handed over, then of the others.
@Component
public class RecipientOutcomes {

    private static final FactTimes NOTHING_YET = new FactTimes(null, null, null, null, null, null);
    private static final int LARGEST_PAGE = 1_000;
    private static final String MESSAGE = "m";
    private static final String RECIPIENT = "r";

    private final Messages messages;
    private final CampaignRecipients recipients;

    RecipientOutcomes(Messages messages, CampaignRecipients recipients) {
        this.messages = messages;
        this.recipients = recipients;
    }

    /// @param next where the next page begins; null after the last one
    public record Page(
            List<RecipientOutcome> outcomes, @Nullable String next) {}

    /// @param statuses empty for all
    /// @param cursor `next` of the page before; null for the first page
    /// @throws IllegalArgumentException if the cursor is not one of ours
    public Page page(Campaign campaign, Set<MessageStatus> statuses, @Nullable String cursor, int limit) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        BatchId batch = campaign.batch();
        String place = cursor;
        if (batch != null && (place == null || place.startsWith(MESSAGE))) {
            MessageId after = place == null ? null : MessageId.of(place.substring(1));
            List<StoredMessage> handed = messages.ofBatch(campaign.tenant(), batch.value(), statuses, after, limit);
            outcomes.addAll(handedOver(campaign, handed));
            if (handed.size() == limit) {
                return new Page(outcomes, MESSAGE + handed.getLast().id());
            }
            place = null;
        }
        return waiting(campaign, statuses, ordinal(place), limit, outcomes);
    }

    /// Hands out all of them, a page at a time.
    ///
    /// @param statuses empty for all
    public void each(Campaign campaign, Set<MessageStatus> statuses, Reading reading) throws IOException {
        String next = null;
        do {
            Page page = page(campaign, statuses, next, LARGEST_PAGE);
            for (RecipientOutcome outcome : page.outcomes()) {
                reading.read(outcome);
            }
            next = page.next();
        } while (next != null);
    }

    /// What is done with each of them.
    @FunctionalInterface
    public interface Reading {
        void read(RecipientOutcome outcome) throws IOException;
    }

    List<RecipientOutcome> handedOver(Campaign campaign, List<StoredMessage> handed) {
        List<String> phones = handed.stream()
                .map(StoredMessage::phone)
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> names = recipients.names(campaign.tenant(), campaign, phones);
        return handed.stream()
                .map(message -> outcome(message, names.get(message.phone())))
                .toList();
    }

    static RecipientOutcome outcome(StoredMessage message, @Nullable String name) {
        return new RecipientOutcome(
                Objects.requireNonNullElse(message.phone(), ""),
                name,
                message.id(),
                message.status(),
                message.times().withImpliedDelivery(),
                message.errorCode(),
                message.detail(),
                message.pricingCategory(),
                message.pricingType());
    }

    private Page waiting(
            Campaign campaign, Set<MessageStatus> statuses, int after, int limit, List<RecipientOutcome> outcomes) {
        MessageStatus status = waiting(campaign);
        if (!statuses.isEmpty() && !statuses.contains(status)) {
            return new Page(outcomes, null);
        }
        int start = Math.max(after, campaign.cursor());
        int room = limit - outcomes.size();
        List<Recipient> others = recipients.list(campaign.tenant(), campaign, Verdict.READY, start, room);
        others.forEach(person -> outcomes.add(waiting(campaign, person)));
        boolean more = others.size() == room && !others.isEmpty();
        return new Page(outcomes, more ? RECIPIENT + others.getLast().ordinal() : null);
    }

    /// Somebody whose message was not handed over.
    static RecipientOutcome waiting(Campaign campaign, Recipient person) {
        return new RecipientOutcome(
                person.phone(), person.name(), null, waiting(campaign), NOTHING_YET, null, null, null, null);
    }

    private static MessageStatus waiting(Campaign campaign) {
        return campaign.status() == CampaignStatus.CANCELLED ? MessageStatus.CANCELLED : MessageStatus.QUEUED;
    }

    private static int ordinal(@Nullable String place) {
        if (place == null) {
            return 0;
        }
        if (!place.startsWith(RECIPIENT)) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return Integer.parseInt(place.substring(1));
    }
}
