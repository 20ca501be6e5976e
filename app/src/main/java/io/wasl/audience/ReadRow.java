package io.wasl.audience;

import io.wasl.contact.ContactLists;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a row of a file says.
sealed interface ReadRow {

    FileRow row();

    /// What had to be mended to understand it.
    Set<Fix> fixes();

    /// @param unread what it says about consent, if that is not understood
    record Good(
            FileRow row,
            ContactLists.Row contact,
            Set<Fix> fixes,
            @Nullable String unread) implements ReadRow {

        /// Of a row that cannot be taken.
        static Good onlyRefusing(FileRow row, E164 phone) {
            return new Good(row, bareRefusal(phone), Set.of(Fix.ONLY_REFUSAL), null);
        }

        boolean refuses() {
            return contact.consent() == MarketingConsent.OPTED_OUT;
        }

        /// The same person, who refuses in another row.
        Good refusing() {
            var refusal = new ContactLists.Row(
                    contact.phone(),
                    contact.name(),
                    contact.language(),
                    contact.tags(),
                    contact.attributes(),
                    MarketingConsent.OPTED_OUT);
            return new Good(row, refusal, fixes, unread);
        }

        /// That the person refuses, and nothing else.
        ContactLists.Row bareRefusal() {
            return bareRefusal(contact.phone());
        }

        private static ContactLists.Row bareRefusal(E164 phone) {
            return new ContactLists.Row(phone, null, null, List.of(), Map.of(), MarketingConsent.OPTED_OUT);
        }
    }

    /// @param fixes as far as it was understood
    record Refused(FileRow row, String reason, Set<Fix> fixes) implements ReadRow {}
}
