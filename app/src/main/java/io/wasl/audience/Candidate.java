package io.wasl.audience;

import io.wasl.contact.Contact;
import io.wasl.contact.ContactId;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of an audience, in the form that all spellings of a number share. Two candidates with the same `phone` are the
/// same person.
///
/// @param ordinal the place in the walk, from 0; the same at every walk over an unchanged audience
/// @param contact null for somebody who is in a list and in no address book
/// @param phone null if `invalidReason` says why
/// @param attributes of the contact
/// @param variables given for this recipient only
/// @param optedOut whether the person refuses marketing or is blocked
/// @param undecided whether nobody knows if the person wants marketing
public record Candidate(
        int ordinal,
        @Nullable ContactId contact,
        String rawPhone,
        @Nullable E164 phone,
        @Nullable String invalidReason,
        @Nullable String name,
        @Nullable String language,
        Map<String, String> attributes,
        Map<String, String> variables,
        boolean optedOut,
        boolean undecided) {

    private static final String NO_PHONE = "no_phone";

    static Candidate of(int ordinal, Contact contact) {
        var phone = contact.phone();
        return new Candidate(
                ordinal,
                contact.id(),
                phone == null ? "" : phone.value(),
                phone,
                phone == null ? NO_PHONE : null,
                contact.name(),
                contact.language(),
                contact.attributes(),
                Map.of(),
                contact.refusesMarketing(),
                isUndecided(contact));
    }

    static Candidate listed(
            int ordinal, Audience.Recipient recipient, E164 phone, @Nullable Contact contact, boolean optedOut) {
        var variables = recipient.variables();
        return contact == null
                ? new Candidate(
                        ordinal, null, recipient.phone(), phone, null, null, null, Map.of(), variables, optedOut, true)
                : new Candidate(
                        ordinal,
                        contact.id(),
                        recipient.phone(),
                        phone,
                        null,
                        contact.name(),
                        contact.language(),
                        contact.attributes(),
                        variables,
                        optedOut,
                        isUndecided(contact));
    }

    private static boolean isUndecided(Contact contact) {
        return contact.consent().marketing() == MarketingConsent.UNKNOWN;
    }

    static Candidate invalid(int ordinal, Audience.Recipient recipient, String reason) {
        return new Candidate(
                ordinal,
                null,
                recipient.phone(),
                null,
                reason,
                null,
                null,
                Map.of(),
                recipient.variables(),
                false,
                false);
    }
}
