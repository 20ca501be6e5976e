package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.E164;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.meta.UserIdChanged;
import io.wasl.webhook.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// One person who is known by several names is one contact.
class OnePersonTests extends HearingClient {

    OnePersonTests(@Autowired ApplicationContext beans) {
        super(beans);
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

    private Contact add(String phone, String name) {
        return contacts.add(
                acme,
                new NewContact(
                        new E164(phone), null, name, null, List.of(), Map.of(), MarketingConsent.UNKNOWN, "api"));
    }

    private static ContactChange tags(String tag) {
        return new ContactChange(null, null, null, List.of(tag), null, null, "api");
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
}
