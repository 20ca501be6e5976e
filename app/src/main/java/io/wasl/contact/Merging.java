package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Makes one contact of two, because somebody knows that they are one person. A refusal of either is a refusal of the
/// whole, and stays with the number that is given up.
@Service
public class Merging {

    private final Scopes scopes;
    private final People people;
    private final Contacts contacts;
    private final Merges merges;
    private final ApplicationEventPublisher events;

    Merging(Scopes scopes, People people, Contacts contacts, Merges merges, ApplicationEventPublisher events) {
        this.scopes = scopes;
        this.people = people;
        this.contacts = contacts;
        this.merges = merges;
        this.events = events;
    }

    /// What the whole shall have; of one of the two.
    public record Kept(
            @Nullable E164 phone,
            @Nullable String name,
            @Nullable String language) {}

    /// @param kept whose id stays; what named `absorbed` leads to it
    /// @return the whole; empty if one of them is not there, or both are the same
    public Optional<Contact> merge(TenantId tenant, ContactId kept, ContactId absorbed, Kept wish) {
        return scopes.tenant(tenant, () -> {
            merges.lock(tenant, kept, absorbed);
            var one = contacts.find(tenant, kept).filter(contact -> contact.id().equals(kept));
            var other = contacts.find(tenant, absorbed)
                    .filter(contact -> contact.id().equals(absorbed) && !absorbed.equals(kept));
            return one.flatMap(first -> other.map(second -> merge(tenant, first, second, wish)));
        });
    }

    private Contact merge(TenantId tenant, Contact one, Contact other, Kept wish) {
        var numbers = numbers(one, other);
        var phone = numbers.stream()
                .filter(known -> known.equals(wish.phone()))
                .findFirst()
                .or(() -> numbers.stream().findFirst())
                .orElse(null);
        var merge = new ContactsMerged(tenant, one.id(), other.id());
        people.absorb(List.of(merge));
        merges.write(tenant, one, other, new Kept(phone, wish.name(), wish.language()));
        refusal(one, other).ifPresent(consent -> merges.refuse(tenant, one.id(), consent));
        numbers.stream().filter(known -> !known.equals(phone)).forEach(known -> merges.giveUp(tenant, one.id(), known));
        events.publishEvent(merge);
        return contacts.find(tenant, one.id()).orElseThrow();
    }

    private static List<E164> numbers(Contact... both) {
        return Arrays.stream(both).map(Contact::phone).filter(Objects::nonNull).toList();
    }

    private static Optional<Consent> refusal(Contact... both) {
        return Arrays.stream(both)
                .map(Contact::consent)
                .filter(consent -> consent.marketing() == MarketingConsent.OPTED_OUT)
                .findFirst();
    }
}
