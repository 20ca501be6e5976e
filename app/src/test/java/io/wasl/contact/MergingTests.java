package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Somebody knows that two contacts are one person.
@WaslTest
class MergingTests {

    private static final E164 HOME = new E164("+261341234567");
    private static final E164 WORK = new E164("+261331234567");
    private static final Instant LONG_AGO = Instant.parse("2024-01-02T00:00:00Z");
    private static final Instant LATER = Instant.parse("2025-01-02T00:00:00Z");

    private final Contacts contacts;
    private final ConsentStatements statements;
    private final Merging merging;
    private final Tenants tenants;
    private TenantId acme = new TenantId(UUID.randomUUID());

    MergingTests(
            @Autowired Contacts contacts,
            @Autowired ConsentStatements statements,
            @Autowired Merging merging,
            @Autowired Tenants tenants) {
        this.contacts = contacts;
        this.statements = statements;
        this.merging = merging;
        this.tenants = tenants;
    }

    @BeforeEach
    void aNewClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
    }

    @Test
    void twoBecomeOneWithWhatWasChosen() {
        var one = add(HOME, "Aina", "vip");
        var other = add(WORK, "Aina Rakoto", "Tana");

        var whole =
                merge(one, other, new Merging.Kept(WORK, "Aina Rakoto", null)).orElseThrow();

        assertThat(whole.id()).isEqualTo(one.id());
        assertThat(whole.phone()).isEqualTo(WORK);
        assertThat(whole.name()).isEqualTo("Aina Rakoto");
        assertThat(whole.tags()).containsExactly("Tana", "vip");
        assertThat(whole.attributes()).contains(Map.entry("phone_2", HOME.value()), Map.entry("city", "Aina"));
        assertThat(contacts.find(acme, other.id())).contains(whole);
        assertThat(contacts.search(acme, ContactFilter.ALL, null, 9)).containsExactly(whole);
        assertThat(contacts.known(acme, Set.of(HOME)))
                .as("free for whoever has it now")
                .isEmpty();
    }

    @Test
    void anOlderRefusalOfEitherIsKeptForBothNumbers() {
        var one = add(HOME, "Aina");
        var other = add(WORK, "Aina Rakoto");
        say(other, MarketingConsent.OPTED_OUT, LONG_AGO);
        say(one, MarketingConsent.OPTED_IN, LATER);

        var whole = merge(one, other, new Merging.Kept(HOME, null, null)).orElseThrow();

        assertThat(whole.consent()).isEqualTo(new Consent(MarketingConsent.OPTED_OUT, "shop", LONG_AGO));
        assertThat(statements.of(acme, one.id())).hasSize(2);
        assertThat(contacts.optedOutAmong(acme, List.of(HOME, WORK))).containsExactlyInAnyOrder(HOME, WORK);
        assertThat(contacts.search(acme, ContactFilter.ALL, null, 9)).hasSize(1);
    }

    @Test
    void whoIsBlockedStaysSo() {
        var one = add(HOME, "Aina");
        var other = add(WORK, "Aina Rakoto");
        contacts.block(acme, other.id(), true);

        assertThat(merge(one, other, new Merging.Kept(HOME, null, null))
                        .orElseThrow()
                        .blocked())
                .isTrue();
        assertThat(contacts.optedOutAmong(acme, List.of(HOME, WORK))).hasSize(2);
    }

    @Test
    void nobodyIsMergedWithThemselvesWithStrangersOrTwice() {
        var one = add(HOME, "Aina");
        var other = add(WORK, "Aina Rakoto");
        var kept = new Merging.Kept(new E164("+33612345678"), null, null);
        var stranger = tenants.add("Other " + UUID.randomUUID()).id();

        assertThat(merge(one, one, kept)).isEmpty();
        assertThat(merging.merge(stranger, one.id(), other.id(), kept)).isEmpty();
        assertThat(merge(one, other, kept).orElseThrow().phone())
                .as("a number of neither")
                .isEqualTo(HOME);
        assertThat(merge(one, other, kept)).isEmpty();
    }

    private Optional<Contact> merge(Contact one, Contact other, Merging.Kept kept) {
        return merging.merge(acme, one.id(), other.id(), kept);
    }

    private void say(Contact contact, MarketingConsent consent, Instant at) {
        contacts.note(acme, contact.id(), new ConsentNote(consent, "shop", at, null, null));
    }

    private Contact add(E164 phone, @Nullable String name, String... tags) {
        return contacts.add(
                acme,
                new NewContact(
                        phone,
                        null,
                        name,
                        "fr",
                        List.of(tags),
                        Map.of("city", String.valueOf(name)),
                        MarketingConsent.UNKNOWN,
                        "page"));
    }
}
