package io.wasl.api;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.Campaigns;
import io.wasl.contact.ContactId;
import io.wasl.dispatch.Attempts;
import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Unfinished;
import io.wasl.identity.ApiCaller;
import io.wasl.message.Direction;
import io.wasl.message.Duplicates;
import io.wasl.message.MessageFilter;
import io.wasl.message.MessageId;
import io.wasl.message.Messages;
import io.wasl.message.StoredMessage;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/messages")
class MessageController {

    /// No batch has this id.
    private static final UUID NOTHING_SENT = new UUID(0, 0);

    private final Messages messages;
    private final Attempts attempts;
    private final Duplicates duplicates;
    private final Unfinished unfinished;
    private final Campaigns campaigns;

    MessageController(
            Messages messages, Attempts attempts, Duplicates duplicates, Unfinished unfinished, Campaigns campaigns) {
        this.messages = messages;
        this.attempts = attempts;
        this.duplicates = duplicates;
        this.unfinished = unfinished;
        this.campaigns = campaigns;
    }

    /// The newest first.
    @GetMapping
    Page<MessageAnswer> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam @Nullable String contact,
            @RequestParam @Nullable String direction,
            @RequestParam @Nullable String campaign) {
        var filter = new MessageFilter(
                read("contact", contact, ContactId::of),
                read("direction", direction, MessageController::direction),
                batch(caller, read("campaign", campaign, CampaignId::of)));
        var rows =
                messages.list(caller.tenant(), filter, read("cursor", page.after(), MessageId::of), page.limit() + 1);
        return Page.of(rows, page, message -> message.id().toString(), this::answer);
    }

    @GetMapping("/{id}")
    MessageAnswer find(ApiCaller caller, @PathVariable String id) {
        MessageId known;
        try {
            known = MessageId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw ApiProblem.notFound();
        }
        return messages.find(caller.tenant(), known)
                .map(message -> MessageAnswer.inFull(
                        message,
                        mayHaveLeft(message),
                        attempts.of(caller.tenant(), known),
                        duplicates.of(caller.tenant(), known)))
                .orElseThrow(ApiProblem::notFound);
    }

    private MessageAnswer answer(StoredMessage message) {
        return MessageAnswer.of(message, mayHaveLeft(message));
    }

    private boolean mayHaveLeft(StoredMessage message) {
        return unfinished.mayHaveLeft(message.status(), message.createdAt());
    }

    /// A campaign that has not begun, or that does not exist, has sent nothing.
    private @Nullable UUID batch(ApiCaller caller, @Nullable CampaignId campaign) {
        return campaign == null
                ? null
                : campaigns
                        .find(caller.tenant(), campaign)
                        .map(Campaign::batch)
                        .map(BatchId::value)
                        .orElse(NOTHING_SENT);
    }

    private static Direction direction(String text) {
        return Direction.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static <T> @Nullable T read(String name, @Nullable String text, Function<String, T> reader) {
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException unreadable) {
            throw ApiProblem.invalid(name, "is not one that this list knows");
        }
    }
}
