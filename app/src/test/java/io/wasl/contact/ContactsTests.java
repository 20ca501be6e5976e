package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
class ContactsTests {

    private static final E164 AINA = new E164("+261341234567");
    private static final E164 BAKO = new E164("+261331234567");

    private final Contacts contacts;
    private final TaggedContacts taggedContacts;
    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Tenants tenants;
    private TenantId acme = new TenantId(UUID.randomUUID());

    ContactsTests(
            @Autowired Contacts contacts,
            @Autowired TaggedContacts taggedContacts,
            @Autowired JdbcClient jdbc,
            @Autowired Scopes scopes,
            @Autowired Tenants tenants) {
        this.contacts = contacts;
        this.taggedContacts = taggedContacts;
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.tenants = tenants;
    }

    @BeforeEach
    void aNewClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
    }

    @Test
    void aContactIsFoundAsItWasWritten() {
        var added = contacts.add(
                acme,
                new NewContact(
                        AINA,
                        "MG.1",
                        "Aina Rakoto",
                        "fr",
                        List.of("vip", "antananarivo"),
                        Map.of("city", "Tana \"north\""),
                        MarketingConsent.OPTED_IN,
                        "api"));

        assertThat(contacts.find(acme, added.id())).contains(added);
        assertThat(added.tags()).containsExactly("antananarivo", "vip");
        assertThat(added.attributes()).containsEntry("city", "Tana \"north\"");
        assertThat(added.consent().marketing()).isEqualTo(MarketingConsent.OPTED_IN);
        assertThat(added.consent().source()).isEqualTo("api");
    }

    @Test
    void namesStandInTheOrderOfLanguagesOnEveryPage() {
        var names = List.of("Émile", "Zoé", "eva", "Ana", "ليلى", "ana", "Élodie");
        for (int i = 0; i < names.size(); i++) {
            add(new E164("+26134000000" + i), names.get(i));
        }
        contacts.add(
                acme, new NewContact(AINA, null, null, null, List.of(), Map.of(), MarketingConsent.UNKNOWN, "api"));

        var read = new ArrayList<String>();
        ContactId last = null;
        while (true) {
            var page = contacts.search(acme, ContactFilter.ALL, ContactOrder.NAME, last, 3);
            page.forEach(contact -> read.add(String.valueOf(contact.name())));
            if (page.size() < 3) {
                break;
            }
            last = page.getLast().id();
        }
        assertThat(read).containsExactly("ana", "Ana", "Élodie", "Émile", "eva", "Zoé", "ليلى", "null");
    }

    @Test
    void oneNumberIsOneContact() {
        add(AINA, "Aina");

        assertThatThrownBy(() -> add(AINA, "Somebody else")).isInstanceOf(ContactTaken.class);
    }

    @Test
    void twoClientsMayKnowTheSamePerson() {
        var mine = add(AINA, "Aina");
        var other = tenants.add("Other " + UUID.randomUUID()).id();

        contacts.add(other, person(AINA, "The same"));

        assertThat(contacts.find(other, mine.id())).isEmpty();
        assertThat(contacts.search(other, ContactFilter.ALL, null, 10)).hasSize(1);
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        var aina = add(AINA, "Aina");
        contacts.change(acme, aina.id(), change(null, List.of("vip"), Map.of("city", "Tana", "floor", "2")));

        var changed = contacts.change(acme, aina.id(), change("Aina R.", null, Map.of("floor", "")))
                .orElseThrow();

        assertThat(changed.name()).isEqualTo("Aina R.");
        assertThat(changed.tags()).containsExactly("vip");
        assertThat(changed.attributes()).containsExactly(Map.entry("city", "Tana"));
    }

    @Test
    void aNumberCannotBeTakenFromAnother() {
        add(AINA, "Aina");
        var bako = add(BAKO, "Bako");

        assertThatThrownBy(() ->
                        contacts.change(acme, bako.id(), new ContactChange(AINA, null, null, null, null, null, "api")))
                .isInstanceOf(ContactTaken.class);
    }

    @Test
    void aForgottenRefusalStillHolds() {
        var aina = add(AINA, "Aina");
        contacts.change(
                acme, aina.id(), new ContactChange(null, null, null, null, null, MarketingConsent.OPTED_OUT, "api"));

        assertThat(contacts.remove(acme, List.of(aina.id()))).isOne();

        assertThat(contacts.find(acme, aina.id())).isEmpty();
        assertThat(contacts.optedOutAmong(acme, List.of(AINA, BAKO))).containsExactly(AINA);
        assertThat(add(AINA, "Aina again").consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
    }

    @Test
    void removingForgetsEverythingElse() {
        var aina = add(AINA, "Aina");

        contacts.remove(acme, List.of(aina.id()));

        assertThat(rows()).isZero();
    }

    @Test
    void blockedPeopleCountAsRefusing() {
        var aina = add(AINA, "Aina");

        contacts.block(acme, aina.id(), true);

        assertThat(contacts.optedOutAmong(acme, List.of(AINA))).containsExactly(AINA);
    }

    @Test
    void searchFindsByTheBeginningOfNumberNameAndLastWord() {
        add(AINA, "Aina Rakoto");
        add(BAKO, "Bako");

        assertThat(names("aina")).containsExactly("Aina Rakoto");
        assertThat(names("RAKO")).containsExactly("Aina Rakoto");
        assertThat(names("+261 33")).containsExactly("Bako");
        assertThat(names("00261 34 12")).containsExactly("Aina Rakoto");
        assertThat(names("26")).hasSize(2);
        assertThat(names("kot")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+261341234567",
                "261341234567",
                "0341234567",
                "034 12 345 67",
                "034-12",
                "341234",
                "(0)34 12",
                "٠٣٤ ١٢ ٣٤٥",
                "+261 (0)34 12",
                "tel: 034 12 345"
            })
    void searchFindsANumberHoweverItIsTyped(String query) {
        add(AINA, "Aina Rakoto");
        add(BAKO, "Bako");

        assertThat(names(query)).containsExactly("Aina Rakoto");
    }

    @Test
    void searchFindsNumbersThatKeepTheirZero() {
        add(new E164("+2250701234567"), "Kouassi");

        assertThat(names("07 01 23")).containsExactly("Kouassi");
    }

    @ParameterizedTest
    @CsvSource({
        "Hélène Œuvrard d’Étang, helene",
        "Hélène Œuvrard d’Étang, OEUVRARD Hel",
        "Hélène Œuvrard d’Étang, d'etang",
        "Jean-Claude Rakotomalala, rakoto jean",
        "Jean-Claude Rakotomalala, claude",
        "Andriamanantena Rasoa Marie Aina Voahangy Lova, lova",
        "Müller Straße, muller strasse",
        "مُحَمَّد الحدّاد, محمد الحداد",
        "أحمد, احمد",
        "احمد, أحمد",
        "محـــمد, محمد",
        "فاطمة, فاطمه",
        "مصطفى, مصطفي",
        "مؤمن, مومن",
        "ٱلرحمن, الرحمن",
        "دعاء, دعا",
        "Shop ٢٤, shop 24"
    })
    void searchFindsNamesInAnyOrderWithoutAccentsAndSigns(String name, String query) {
        add(AINA, name);
        add(BAKO, "Somebody Else");

        assertThat(names(query)).containsExactly(name);
    }

    @Test
    void searchFindsANameThatWasChanged() {
        var id = add(AINA, "Aina Rakoto").id();
        contacts.change(acme, id, change("Bodo", null, Map.of()));

        assertThat(names("aina")).isEmpty();
        assertThat(names("bodo")).hasSize(1);
    }

    @Test
    void searchTakesAnyTextLiterally() {
        add(AINA, "100% _Aina\\");

        assertThat(names("100%")).hasSize(1);
        assertThat(names("_aina")).hasSize(1);
        assertThat(names("%")).isEmpty();
        assertThat(names("' OR 1=1 --")).isEmpty();
        assertThat(names("\0\uD800".repeat(10))).isEmpty();
    }

    @Test
    void tagsThatDifferInCapitalsAreOne() {
        var first = contacts.add(acme, tagged(AINA, "Été", "vip"));
        var second = contacts.add(acme, tagged(BAKO, "ÉTÉ", "VIP", "Vip"));

        assertThat(second.tags()).containsExactlyInAnyOrder("Été", "vip");
        assertThat(contacts.tags(acme)).containsExactlyInAnyOrder("Été", "vip");
        assertThat(contacts.search(acme, new ContactFilter(null, "VIP", null), null, 9))
                .hasSize(2);
        assertThat(taggedContacts.countTagged(acme, List.of("VIP", "vIp"), List.of("été")))
                .isZero();
        assertThat(taggedContacts.tagged(acme, List.of("VIP"), List.of(), null, 9))
                .hasSize(2);
        contacts.change(acme, first.id(), change(null, List.of("VIP"), Map.of()));
        assertThat(contacts.find(acme, first.id()).orElseThrow().tags()).containsExactly("vip");
    }

    @Test
    void pagesMeetEachContactOnce() {
        contacts(25, "even", "odd");

        var seen = new ArrayList<ContactId>();
        var filter = new ContactFilter(null, "even", null);
        for (var page = contacts.search(acme, filter, null, 5);
                !page.isEmpty();
                page = contacts.search(acme, filter, seen.getLast(), 5)) {
            page.forEach(contact -> seen.add(contact.id()));
        }

        assertThat(seen).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void tagsAreListedOnce() {
        contacts(9, "b", "a");

        assertThat(contacts.tags(acme)).containsExactly("a", "b");
    }

    private void contacts(int count, String evenTag, String oddTag) {
        for (int i = 0; i < count; i++) {
            contacts.add(
                    acme,
                    new NewContact(
                            new E164("+2613400000" + (10 + i)),
                            null,
                            null,
                            null,
                            List.of(i % 2 == 0 ? evenTag : oddTag),
                            Map.of(),
                            MarketingConsent.UNKNOWN,
                            "api"));
        }
    }

    private Contact add(E164 phone, String name) {
        return contacts.add(acme, person(phone, name));
    }

    private static NewContact tagged(E164 phone, String... tags) {
        return new NewContact(phone, null, null, null, List.of(tags), Map.of(), MarketingConsent.UNKNOWN, "api");
    }

    private static NewContact person(E164 phone, String name) {
        return new NewContact(phone, null, name, null, List.of(), Map.of(), MarketingConsent.UNKNOWN, "api");
    }

    private static ContactChange change(
            @Nullable String name, @Nullable List<String> tags, Map<String, String> attributes) {
        return new ContactChange(null, name, null, tags, attributes, null, "api");
    }

    private List<@Nullable String> names(String query) {
        return contacts.search(acme, new ContactFilter(query, null, null), null, 10).stream()
                .map(Contact::name)
                .toList();
    }

    private int rows() {
        return scopes.tenant(
                acme,
                () -> jdbc.sql("SELECT count(*) FROM contact")
                        .query(Integer.class)
                        .single());
    }
}
