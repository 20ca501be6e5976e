package io.wasl.campaign;

import io.wasl.contact.Contact;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.PhoneNumbers;
import io.wasl.dispatch.BatchId;
import io.wasl.kernel.E164;
import io.wasl.message.MessageId;
import io.wasl.message.SoughtMessages;
import io.wasl.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds those of a campaign's people whom somebody asks for: by name, by number, by why their message failed. Never
/// walks the campaign, which may be large: people are looked up in the address book, causes by their index.
@Component
public class SoughtRecipients {

    private static final int SLICE = 200;
    /// So that a word which fits many contacts and none of the campaign ends in a page, and goes on from there.
    private static final int MOST_SLICES = 25;

    private final Contacts contacts;
    private final CampaignRecipients recipients;
    private final RecipientOutcomes outcomes;
    private final SoughtMessages messages;
    private final Surroundings surroundings;

    SoughtRecipients(
            Contacts contacts,
            CampaignRecipients recipients,
            RecipientOutcomes outcomes,
            SoughtMessages messages,
            Surroundings surroundings) {
        this.contacts = contacts;
        this.recipients = recipients;
        this.outcomes = outcomes;
        this.messages = messages;
        this.surroundings = surroundings;
    }

    /// Those whose message failed for one reason.
    ///
    /// @param code Meta's error code; 0 where there is none
    /// @param cursor `next` of the page before; null for the first page
    /// @throws IllegalArgumentException if the cursor is not one of ours
    public RecipientOutcomes.Page failed(Campaign campaign, int code, @Nullable String cursor, int limit) {
        BatchId batch = campaign.batch();
        if (batch == null) {
            return new RecipientOutcomes.Page(List.of(), null);
        }
        MessageId after = cursor == null ? null : MessageId.of(cursor);
        List<StoredMessage> failed = messages.failed(campaign.tenant(), batch.value(), code, after, limit);
        String next = failed.size() < limit ? null : failed.getLast().id().toString();
        return new RecipientOutcomes.Page(outcomes.handedOver(campaign, failed), next);
    }

    /// Those whom a name or a number means, as the search of contacts understands it.
    ///
    /// @param wanted which of them
    /// @param cursor `next` of the page before; null for the first page
    /// @param enough as many end a page
    /// @throws IllegalArgumentException if the cursor is not one of ours
    public RecipientOutcomes.Page named(
            Campaign campaign, String query, Predicate<RecipientOutcome> wanted, @Nullable String cursor, int enough) {
        E164 number = number(campaign, query);
        if (number != null) {
            List<Contact> known = contacts.byPhone(campaign.tenant(), List.of(number));
            return new RecipientOutcomes.Page(
                    outcomes(campaign, List.of(number.value()), ids(known))
                            .filter(wanted)
                            .toList(),
                    null);
        }
        List<RecipientOutcome> found = new ArrayList<>();
        ContactId after = cursor == null ? null : ContactId.of(cursor);
        for (int i = 0; i < MOST_SLICES && found.size() < enough; i++) {
            List<Contact> slice =
                    contacts.search(campaign.tenant(), new ContactFilter(query, null, null), after, SLICE);
            found.addAll(among(campaign, slice).filter(wanted).toList());
            if (slice.size() < SLICE) {
                return new RecipientOutcomes.Page(found, null);
            }
            after = slice.getLast().id();
        }
        return new RecipientOutcomes.Page(found, after == null ? null : after.toString());
    }

    /// A whole number, which may be in nobody's contacts.
    private @Nullable E164 number(Campaign campaign, String query) {
        return PhoneNumbers.normalise(query, surroundings.of(campaign).country())
                .phoneOrNull();
    }

    private Stream<RecipientOutcome> among(Campaign campaign, List<Contact> slice) {
        List<String> phones = slice.stream()
                .map(Contact::phone)
                .filter(Objects::nonNull)
                .map(E164::value)
                .toList();
        return outcomes(campaign, phones, ids(slice));
    }

    private static List<ContactId> ids(List<Contact> people) {
        return people.stream().map(Contact::id).toList();
    }

    private Stream<RecipientOutcome> outcomes(Campaign campaign, List<String> phones, List<ContactId> known) {
        List<Recipient> people = recipients.among(campaign.tenant(), campaign, phones);
        Map<String, StoredMessage> handed = handed(campaign, people, known);
        return people.stream().map(person -> {
            StoredMessage message = handed.get(person.phone());
            return message == null
                    ? RecipientOutcomes.waiting(campaign, person)
                    : RecipientOutcomes.outcome(message, person.name());
        });
    }

    private Map<String, StoredMessage> handed(Campaign campaign, List<Recipient> people, List<ContactId> known) {
        BatchId batch = campaign.batch();
        if (batch == null || people.isEmpty()) {
            return Map.of();
        }
        // Whoever was merged with another contact since is found by either.
        List<ContactId> either = Stream.concat(
                        known.stream(),
                        people.stream()
                                .map(Recipient::contact)
                                .filter(Objects::nonNull)
                                .map(ContactId::new))
                .distinct()
                .toList();
        List<String> phones = people.stream().map(Recipient::phone).toList();
        return messages.ofBatch(campaign.tenant(), batch.value(), either, phones).stream()
                .filter(message -> message.phone() != null)
                .collect(Collectors.toMap(
                        message -> Objects.requireNonNull(message.phone()), Function.identity(), (one, other) -> one));
    }
}
