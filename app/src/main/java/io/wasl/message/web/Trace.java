package io.wasl.message.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.RemovedAccount;
import io.wasl.connection.RemovedAccounts;
import io.wasl.contact.Contact;
import io.wasl.contact.Contacts;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageId;
import io.wasl.message.SoughtMessages;
import io.wasl.message.StoredMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds messages by what Meta knows them by: their id, or the number at the other end.
@Component
class Trace {

    private static final int MOST = 20;

    private final SoughtMessages messages;
    private final Accounts accounts;
    private final RemovedAccounts removed;
    private final Contacts contacts;

    Trace(SoughtMessages messages, Accounts accounts, RemovedAccounts removed, Contacts contacts) {
        this.messages = messages;
        this.accounts = accounts;
        this.removed = removed;
        this.contacts = contacts;
    }

    /// The newest first.
    List<StoredMessage> of(TenantId tenant, String query) {
        if (query.isEmpty()) {
            return List.of();
        }
        List<StoredMessage> named = messages.byWamid(tenant, numbers(tenant), query);
        return named.isEmpty()
                ? phone(query, country(tenant))
                        .map(phone -> exchanged(tenant, phone))
                        .orElse(List.of())
                : named;
    }

    private List<AccountId> numbers(TenantId tenant) {
        return Stream.concat(
                        accounts.list(tenant).stream().map(Account::id),
                        removed.list(tenant).stream().map(RemovedAccount::id))
                .toList();
    }

    /// In which national numbers are read: that of a number of the client's own.
    private @Nullable String country(TenantId tenant) {
        return accounts.list(tenant).stream()
                .map(account -> account.displayPhoneNumber().replaceAll("[^0-9]", ""))
                .flatMap(digits -> PhoneNumbers.fromWhatsApp(digits).stream())
                .flatMap(phone -> PhoneNumbers.countryOf(phone).stream())
                .findFirst()
                .orElse(null);
    }

    /// As people write a number, or as Meta does, without the plus.
    private static Optional<E164> phone(String text, @Nullable String country) {
        return PhoneNumbers.normalise(text, country) instanceof ParsedPhone.Valid valid
                ? Optional.of(valid.phone())
                : PhoneNumbers.fromWhatsApp(text.replace(" ", ""));
    }

    private List<StoredMessage> exchanged(TenantId tenant, E164 phone) {
        Stream<StoredMessage> known = contacts.byPhone(tenant, List.of(phone)).stream()
                .map(Contact::id)
                .flatMap(contact -> messages.exchanged(tenant, contact, null, MOST).stream());
        return Stream.concat(known, messages.exchanged(tenant, phone, MOST).stream())
                .sorted(Comparator.comparing(StoredMessage::id, Comparator.comparing(MessageId::value))
                        .reversed())
                .limit(MOST)
                .toList();
    }
}
