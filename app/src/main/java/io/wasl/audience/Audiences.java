package io.wasl.audience;

import io.wasl.contact.ConsentCount;
import io.wasl.contact.ConsentCounts;
import io.wasl.contact.Contact;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.PhoneNumbers;
import io.wasl.contact.TaggedContacts;
import io.wasl.kernel.E164;
import io.wasl.kernel.HeavyWork;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Walks an audience from its first to its last candidate, a slice at a time, so that its size does not matter.
@Service
public class Audiences {

    static final int SLICE = 1_000;

    private final Contacts contacts;
    private final TaggedContacts tagged;
    private final ImportMembers members;
    private final ConsentCounts consents;
    private final HeavyWork heavy;

    Audiences(
            Contacts contacts, TaggedContacts tagged, ImportMembers members, ConsentCounts consents, HeavyWork heavy) {
        this.contacts = contacts;
        this.tagged = tagged;
        this.members = members;
        this.consents = consents;
        this.heavy = heavy;
    }

    /// Hands on the candidates in an order that depends on the audience only. Each slice is read in a transaction of
    /// its own, or in the caller's.
    ///
    /// @param defaultCountry in which the national numbers of a list are read
    public void walk(
            TenantId tenant, Audience audience, @Nullable String defaultCountry, Consumer<List<Candidate>> slice) {
        switch (audience) {
            case Audience.Recipients list -> walkList(tenant, list.recipients(), defaultCountry, slice);
            case Audience.Tags tags ->
                walkPages(after -> tagged.tagged(tenant, tags.tags(), tags.exclude(), after, SLICE), slice);
            case Audience.Everyone all ->
                walkPages(after -> tagged.everyone(tenant, all.exclude(), after, SLICE), slice);
            case Audience.Import imported -> walkImport(tenant, imported.id(), slice);
        }
    }

    /// How many candidates a walk would meet.
    public long count(TenantId tenant, Audience audience) {
        return switch (audience) {
            case Audience.Recipients list -> list.recipients().size();
            case Audience.Tags tags -> tagged.countTagged(tenant, tags.tags(), tags.exclude());
            case Audience.Everyone all -> tagged.countEveryone(tenant, all.exclude());
            case Audience.Import imported -> members.count(tenant, imported.id());
        };
    }

    /// What the candidates said of marketing: each person once, and nobody without a number that can be read.
    ///
    /// @param defaultCountry as for [#walk]
    public ConsentCount consents(TenantId tenant, Audience audience, @Nullable String defaultCountry) {
        return switch (audience) {
            case Audience.Recipients list ->
                consents.bearers(tenant, heavy.brief(() -> phones(list.recipients(), defaultCountry)));
            case Audience.Tags tags -> consents.tagged(tenant, tags.tags(), tags.exclude());
            case Audience.Everyone all -> consents.everyone(tenant, all.exclude());
            case Audience.Import imported -> members.consents(tenant, imported.id());
        };
    }

    private static Set<E164> phones(List<Audience.Recipient> recipients, @Nullable String country) {
        return recipients.stream()
                .map(recipient ->
                        PhoneNumbers.normalise(recipient.phone(), country).phoneOrNull())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void walkList(
            TenantId tenant,
            List<Audience.Recipient> recipients,
            @Nullable String country,
            Consumer<List<Candidate>> slice) {
        for (int start = 0; start < recipients.size(); start += SLICE) {
            var part = recipients.subList(start, Math.min(start + SLICE, recipients.size()));
            slice.accept(new ListSlice(start, part, country).candidates(tenant, contacts));
        }
    }

    private static void walkPages(Function<@Nullable ContactId, List<Contact>> next, Consumer<List<Candidate>> slice) {
        int ordinal = 0;
        ContactId after = null;
        while (true) {
            var page = next.apply(after);
            if (page.isEmpty()) {
                return;
            }
            slice.accept(candidates(ordinal, page));
            ordinal += page.size();
            after = page.getLast().id();
        }
    }

    private void walkImport(TenantId tenant, ImportId id, Consumer<List<Candidate>> slice) {
        int ordinal = 0;
        int line = 0;
        while (true) {
            var page = members.page(tenant, id, line, SLICE);
            if (page.isEmpty()) {
                return;
            }
            var asked = page.stream().map(ImportMembers.Member::contact).toList();
            var found = contacts.byId(tenant, asked);
            var present =
                    asked.stream().map(found::get).filter(Objects::nonNull).toList();
            slice.accept(candidates(ordinal, present));
            ordinal += present.size();
            line = page.getLast().line();
        }
    }

    private static List<Candidate> candidates(int first, List<Contact> contacts) {
        return IntStream.range(0, contacts.size())
                .mapToObj(i -> Candidate.of(first + i, contacts.get(i)))
                .toList();
    }
}
