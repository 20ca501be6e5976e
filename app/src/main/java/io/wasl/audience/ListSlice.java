package io.wasl.audience;

import io.wasl.contact.Contact;
import io.wasl.contact.Contacts;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A part of a list that a request brought, met with what is known of its people.
record ListSlice(
        int first,
        List<Audience.Recipient> recipients,
        @Nullable String country) {

    List<Candidate> candidates(TenantId tenant, Contacts contacts) {
        var parsed = recipients.stream()
                .map(recipient -> PhoneNumbers.normalise(recipient.phone(), country))
                .toList();
        var phones = parsed.stream()
                .map(ParsedPhone::phoneOrNull)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = contacts.byPhone(tenant, phones).stream()
                .collect(Collectors.toMap(contact -> Objects.requireNonNull(contact.phone()), Function.identity()));
        // Asked for by itself: it also holds the numbers of people who were forgotten but for their refusal.
        var refusing = contacts.optedOutAmong(tenant, phones);
        return IntStream.range(0, parsed.size())
                .mapToObj(i -> candidate(i, parsed.get(i), known, refusing))
                .toList();
    }

    private Candidate candidate(int place, ParsedPhone parsed, Map<E164, Contact> known, Set<E164> refusing) {
        var recipient = recipients.get(place);
        return switch (parsed) {
            case ParsedPhone.Invalid invalid ->
                Candidate.invalid(first + place, recipient, invalid.problem().code());
            case ParsedPhone.Valid valid ->
                Candidate.listed(
                        first + place,
                        recipient,
                        valid.phone(),
                        known.get(valid.phone()),
                        refusing.contains(valid.phone()));
        };
    }
}
