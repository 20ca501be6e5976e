package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.meta.MarketingPreferenceChanged;
import io.wasl.meta.UserIdChanged;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import io.wasl.webhook.TenantLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.json.JsonMapper;

@WaslTest
@Import(InboundHandlerTests.Surroundings.class)
class InboundHandlerTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Doors doors;
    private final Acquaintances acquaintances;
    private final Contacts contacts;
    private final Scopes scopes;
    private final Tenants tenants;
    private final Ears ears;
    private final Numbers numbers;
    private TenantId acme = new TenantId(UUID.randomUUID());
    private int wamid;

    InboundHandlerTests(
            @Autowired Doors doors,
            @Autowired Acquaintances acquaintances,
            @Autowired Contacts contacts,
            @Autowired Scopes scopes,
            @Autowired Tenants tenants,
            @Autowired Ears ears,
            @Autowired Numbers numbers) {
        this.doors = doors;
        this.acquaintances = acquaintances;
        this.contacts = contacts;
        this.scopes = scopes;
        this.tenants = tenants;
        this.ears = ears;
        this.numbers = numbers;
    }

    @BeforeEach
    void aNewClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
        numbers.owners.put("100", acme);
        ears.heard.clear();
        ears.merged.clear();
    }

    @Test
    void whoeverWritesFirstBecomesAContact() {
        handle(text("4915112345678", "DE.991", "Bo", "hello", NOON));

        assertThat(all()).singleElement().satisfies(bo -> {
            assertThat(bo.phone()).isEqualTo(new E164("+4915112345678"));
            assertThat(bo.userId()).isEqualTo("DE.991");
            assertThat(bo.name()).isEqualTo("Bo");
            assertThat(bo.source()).isEqualTo("whatsapp");
            assertThat(bo.lastInboundAt()).isEqualTo(NOON);
            assertThat(bo.consent()).isEqualTo(Consent.UNKNOWN);
        });
    }

    @Test
    void theSameSliceAgainChangesNothing() {
        var message = text("4915112345678", "DE.991", "Bo", "hello", NOON);
        handle(message);
        var before = all();

        handle(message, message);

        assertThat(all()).isEqualTo(before);
    }

    @Test
    void whoHidesTheNumberIsAContactByUserId() {
        handle(text(null, "BR.555", "Ana", "Olá", NOON));

        assertThat(all()).singleElement().satisfies(ana -> {
            assertThat(ana.phone()).isNull();
            assertThat(ana.userId()).isEqualTo("BR.555");
        });
    }

    @Test
    void anOldBrazilianNumberIsThePersonOfTheList() {
        var listed = add("+5531988887777", "Ana");

        handle(text("553188887777", "BR.555", "Ana B", "Olá", NOON));

        assertThat(all()).singleElement().satisfies(ana -> {
            assertThat(ana.id()).isEqualTo(listed.id());
            assertThat(ana.name()).isEqualTo("Ana");
            assertThat(ana.userId()).isEqualTo("BR.555");
        });
    }

    @Test
    void numberAndUserIdOfOnePersonJoinTwoContacts() {
        handle(text(null, "DE.991", "Bo", "stop", NOON));
        var hidden = all().getFirst();
        contacts.change(acme, hidden.id(), tags("by-user"));
        var listed = add("+4915112345678", "Bo of the list");
        contacts.change(acme, listed.id(), tags("by-number"));

        handle(text("4915112345678", "DE.991", "Bo", "here I am", NOON.plusSeconds(60)));

        assertThat(all()).singleElement().satisfies(bo -> {
            assertThat(bo.id()).isEqualTo(listed.id());
            assertThat(bo.name()).isEqualTo("Bo of the list");
            assertThat(bo.userId()).isEqualTo("DE.991");
            assertThat(bo.tags()).containsExactly("by-number", "by-user");
            assertThat(bo.consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
            assertThat(bo.lastInboundAt()).isEqualTo(NOON.plusSeconds(60));
        });
        assertThat(contacts.find(acme, hidden.id())).map(Contact::id).contains(listed.id());
        assertThat(contacts.byId(acme, List.of(hidden.id()))).containsKey(hidden.id());
        assertThat(ears.merged).containsExactly(new ContactsMerged(acme, listed.id(), hidden.id()));
    }

    @Test
    void aSliceThatTellsInPiecesIsOnePerson() {
        handle(
                text("4915112345678", null, null, "one", NOON),
                text(null, "DE.991", "Bo", "two", NOON.plusSeconds(1)),
                text("4915112345678", "DE.991", "Bo", "three", NOON.plusSeconds(2)));

        assertThat(all()).singleElement().satisfies(bo -> assertThat(bo.name()).isEqualTo("Bo"));
    }

    @Test
    void aNewNumberMovesTheContact() {
        handle(text("4915112345678", "DE.991", "Bo", "stop", NOON));

        handle(system("4915112345678", """
                {"system":{"type":"user_changed_number","wa_id":"4915199999999","user_id":"DE.117"}}"""));

        assertThat(all()).singleElement().satisfies(bo -> {
            assertThat(bo.phone()).isEqualTo(new E164("+4915199999999"));
            assertThat(bo.userId()).isEqualTo("DE.117");
            assertThat(bo.consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
        });
    }

    @Test
    void whoStopsMarketingInWhatsAppIsHeard() {
        preference("4915112345678", "stop", NOON);

        assertThat(contacts.optedOutAmong(acme, List.of(new E164("+4915112345678"))))
                .hasSize(1);
        assertThat(all().getFirst().lastInboundAt()).isNull();

        preference("4915112345678", "resume", NOON.plusSeconds(5));
        preference("4915112345678", "a value of tomorrow", NOON.plusSeconds(9));

        assertThat(all().getFirst().consent())
                .isEqualTo(new Consent(MarketingConsent.OPTED_IN, "whatsapp_settings", NOON.plusSeconds(5)));
    }

    @Test
    void aNewUserIdMovesTheContact() {
        handle(text("4915112345678", "DE.991", "Bo", "hi", NOON));

        var change = new UserIdChanged("waba", "100", "4915199999999", "DE.991", "DE.117", NOON.plusSeconds(5));
        scopes.engine(() -> doors.userIds().handle(List.of(new Received<>(1, 0, NOON, change))));

        assertThat(all()).singleElement().satisfies(bo -> {
            assertThat(bo.phone()).isEqualTo(new E164("+4915199999999"));
            assertThat(bo.userId()).isEqualTo("DE.117");
            assertThat(bo.lastInboundAt()).isEqualTo(NOON);
        });
    }

    @Test
    void stopEndsMarketingAndIsTold() {
        handle(text("4915112345678", "DE.991", "Bo", "STOP", NOON));

        var bo = all().getFirst();
        assertThat(bo.consent()).isEqualTo(new Consent(MarketingConsent.OPTED_OUT, "whatsapp", NOON));
        assertThat(ears.heard)
                .containsExactly(new OptedOut(acme, bo.id(), new E164("+4915112345678"), "whatsapp", NOON));
    }

    @Test
    void aTapOnTheButtonEndsItToo() {
        handle(message("4915112345678", null, new InboundContent.Button("promo-17", "Stop promotions"), NOON));

        assertThat(all().getFirst().consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
    }

    @Test
    void theLaterWordCountsInWhateverOrderTheyCome() {
        handle(text("4915112345678", null, "Bo", "start", NOON.plusSeconds(60)));
        handle(text("4915112345678", null, "Bo", "stop", NOON));

        assertThat(all().getFirst().consent().marketing()).isEqualTo(MarketingConsent.OPTED_IN);
        assertThat(ears.heard).isEmpty();
    }

    @Test
    void whoWasForgottenComesBackWithTheRefusal() {
        handle(text("4915112345678", null, "Bo", "stop", NOON));
        contacts.remove(acme, List.of(all().getFirst().id()));

        handle(text("4915112345678", null, "Bo", "hello", NOON.plusSeconds(60)));

        assertThat(all().getFirst().consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
    }

    @Test
    void messagesToNumbersOfNobodyAreLeftAlone() {
        var stray = new InboundMessage(
                "waba",
                "999",
                "wamid.X",
                NOON,
                "4915112345678",
                null,
                "Bo",
                null,
                new InboundContent.Text("hi"),
                null,
                null,
                null,
                false);

        scopes.engine(() -> doors.messages().handle(List.of(new Received<>(1, 0, NOON, stray))));

        assertThat(all()).isEmpty();
    }

    @Test
    void hostileNamesAndNumbersAreTaken() {
        handle(
                text("1", "XX.1", "\u202E" + "x".repeat(5_000), "hi", NOON),
                text("99999999999999999999", "XX.2", "   ", "hi", NOON),
                text("4915112345678", "DE." + "9".repeat(128), "'; DROP TABLE contact; --", "hi", NOON));

        assertThat(all()).hasSize(3);
    }

    @Test
    void twoSlicesAtOnceMakeOneContact() {
        var starts = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> handle(IntStream.range(0, 50)
                                .mapToObj(n -> text("49151123456" + (10 + n), "DE." + n, "Bo " + n, "hi", NOON))
                                .toArray(InboundMessage[]::new))))
                .toList();
        starts.forEach(InboundHandlerTests::join);

        assertThat(all()).hasSize(50);
    }

    @Test
    void personsAreFoundByEitherName() {
        handle(text("4915112345678", "DE.991", "Bo", "hi", NOON));
        var bo = all().getFirst().id();
        var byNumber = Person.of(acme, "4915112345678", null);
        var byUser = Person.of(acme, null, "DE.991");
        var stranger = Person.of(acme, null, "DE.992");

        assertThat(acquaintances.idsOf(List.of(byNumber, byUser, stranger)))
                .isEqualTo(Map.of(byNumber, bo, byUser, bo));
    }

    private void preference(String phone, String value, Instant at) {
        var change = new MarketingPreferenceChanged("waba", "100", phone, null, value, at);
        scopes.engine(() -> doors.preferences().handle(List.of(new Received<>(1, 0, at, change))));
    }

    private List<Contact> all() {
        return contacts.search(acme, ContactFilter.ALL, null, 1_000);
    }

    private Contact add(String phone, String name) {
        return contacts.add(
                acme,
                new NewContact(
                        new E164(phone), null, name, null, List.of(), Map.of(), MarketingConsent.UNKNOWN, "api"));
    }

    private static ContactChange tags(String tag) {
        return new ContactChange(null, null, null, List.of(tag), null, null, "api");
    }

    private void handle(InboundMessage... messages) {
        var events = new ArrayList<Received<InboundMessage>>();
        for (var message : messages) {
            events.add(new Received<>(1, events.size(), message.at(), message));
        }
        scopes.engine(() -> doors.messages().handle(events));
    }

    private InboundMessage text(
            @Nullable String phone, @Nullable String userId, @Nullable String name, String text, Instant at) {
        return new InboundMessage(
                "waba",
                "100",
                "wamid." + wamid++,
                at,
                phone,
                userId,
                name,
                null,
                new InboundContent.Text(text),
                null,
                null,
                null,
                false);
    }

    private InboundMessage message(String phone, @Nullable String userId, InboundContent content, Instant at) {
        return new InboundMessage(
                "waba", "100", "wamid." + wamid++, at, phone, userId, null, null, content, null, null, null, false);
    }

    private InboundMessage system(String phone, String raw) {
        var notice = new JsonMapper().readTree(raw).path("system");
        var content = new InboundContent.SystemNotice(
                notice.path("type").asString(),
                null,
                notice.path("wa_id").stringValue(null),
                notice.path("user_id").stringValue(null));
        return message(phone, null, content, NOON.plusSeconds(30));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestConfiguration
    static class Surroundings {

        @Bean
        Doors doors(InboundHandler messages, PreferenceHandler preferences, UserIdHandler userIds) {
            return new Doors(messages, preferences, userIds);
        }

        @Bean
        Ears ears() {
            return new Ears();
        }

        @Bean
        Numbers numbers() {
            return new Numbers();
        }
    }

    record Doors(InboundHandler messages, PreferenceHandler preferences, UserIdHandler userIds) {}

    static class Ears {

        private final List<OptedOut> heard = new CopyOnWriteArrayList<>();
        private final List<ContactsMerged> merged = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(OptedOut event) {
            heard.add(event);
        }

        @EventListener
        void hear(ContactsMerged event) {
            merged.add(event);
        }
    }

    static class Numbers implements TenantLookup {

        private final Map<String, TenantId> owners = new ConcurrentHashMap<>();

        @Override
        public Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds) {
            var known = new HashMap<>(owners);
            known.keySet().retainAll(phoneNumberIds);
            return known;
        }
    }
}
