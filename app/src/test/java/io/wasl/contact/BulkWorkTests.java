package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Something is done to many contacts at once, and taken back.
@WaslTest
class BulkWorkTests {

    private final Contacts contacts;
    private final ConsentStatements statements;
    private final ContactLists lists;
    private final BulkWork work;
    private final BulkActs acts;
    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Tenants tenants;
    private TenantId acme = new TenantId(UUID.randomUUID());

    BulkWorkTests(@Autowired ApplicationContext beans) {
        this.contacts = beans.getBean(Contacts.class);
        this.statements = beans.getBean(ConsentStatements.class);
        this.lists = beans.getBean(ContactLists.class);
        this.work = beans.getBean(BulkWork.class);
        this.acts = beans.getBean(BulkActs.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.scopes = beans.getBean(Scopes.class);
        this.tenants = beans.getBean(Tenants.class);
    }

    @BeforeEach
    void aNewClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
    }

    @Test
    void thoseTickedGetATagAndLoseItAgain() {
        var aina = add(1, "Aina", "vip");
        var bako = add(2, "Bako");
        add(3, "Cléa");

        var act = begin(BulkAct.Kind.TAG, "VIP", chosen(aina, bako));

        assertThat(act.affected()).as("who had it is not changed").isOne();
        assertThat(tags(bako)).containsExactly("vip");
        undo(act);
        assertThat(tags(aina)).containsExactly("vip");
        assertThat(tags(bako)).isEmpty();
        assertThat(work.find(acme, act.id()).orElseThrow().state()).isEqualTo(BulkAct.State.UNDONE);
    }

    @Test
    void everybodyWhomASearchFindsIsChangedPieceByPiece() {
        var people = IntStream.range(0, 1_200)
                .mapToObj(i -> new ContactLists.Row(
                        phone(i),
                        i % 2 == 0 ? "Rakoto " + i : "Bako " + i,
                        null,
                        List.of("list"),
                        Map.of(),
                        MarketingConsent.UNKNOWN))
                .toList();
        IntStream.range(0, 2)
                .forEach(i -> lists.importChunk(acme, UUID.randomUUID(), people.subList(i * 600, i * 600 + 600)));

        var act = begin(BulkAct.Kind.UNTAG, "List", new Selection.Found(new ContactFilter("rakoto", "LIST", null)));

        assertThat(act.affected()).as("the first piece").isEqualTo(500);
        assertThat(act.state()).isEqualTo(BulkAct.State.RUNNING);
        assertThat(work.carryOn(acme, act.id())).isFalse();
        assertThat(work.find(acme, act.id()).orElseThrow().affected()).isEqualTo(600);
        assertThat(count("list")).isEqualTo(600);

        work.undo(acme, act.id());
        assertThat(work.carryOn(acme, act.id())).isFalse();
        assertThat(count("list")).isEqualTo(1_200);
    }

    @Test
    void thoseDeletedComeBackAsTheyWere() {
        var aina = add(1, "Aina", "vip");
        contacts.note(
                acme,
                aina.id(),
                new ConsentNote(
                        MarketingConsent.OPTED_IN, "form", Instant.parse("2026-01-02T00:00:00Z"), "Yes", "Lova"));
        var bako = add(2, "Bako", "vip");
        contacts.note(
                acme,
                bako.id(),
                new ConsentNote(
                        MarketingConsent.OPTED_OUT, "shop", Instant.parse("2026-01-02T00:00:00Z"), "No", "Lova"));
        var before = all();
        var said = statements.of(acme, aina.id());

        var act = begin(BulkAct.Kind.REMOVE, null, chosen(aina, bako));
        assertThat(act.affected()).isEqualTo(2);
        assertThat(all()).isEmpty();

        undo(act);
        assertThat(all())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("updatedAt")
                .isEqualTo(before);
        assertThat(statements.of(acme, aina.id())).isEqualTo(said);
        assertThat(contacts.search(acme, new ContactFilter("aina", "vip", null), null, 9))
                .hasSize(1);
    }

    @Test
    void aRefusalThatCameInBetweenStandsWhenSomebodyComesBack() {
        var bako = add(2, "Bako");
        contacts.note(
                acme,
                bako.id(),
                new ConsentNote(MarketingConsent.OPTED_OUT, "shop", Instant.parse("2026-01-02T00:00:00Z"), null, null));
        var act = begin(BulkAct.Kind.REMOVE, null, chosen(bako));

        undo(act);

        assertThat(contacts.find(acme, bako.id()).orElseThrow().refusesMarketing())
                .isTrue();
    }

    @Test
    void whoseNumberBecameAnotherContactStaysAway() {
        var act = begin(BulkAct.Kind.REMOVE, null, chosen(add(1, "Aina")));
        add(1, "Somebody else");

        undo(act);

        assertThat(all())
                .singleElement()
                .satisfies(only -> assertThat(only.name()).isEqualTo("Somebody else"));
    }

    @Test
    void onlyThoseWhoWereNotBlockedBeforeAreUnblocked() {
        var aina = add(1, "Aina");
        var bako = add(2, "Bako");
        contacts.block(acme, aina.id(), true);

        var act = begin(BulkAct.Kind.BLOCK, null, new Selection.Found(ContactFilter.ALL));

        assertThat(contacts.optedOutAmong(acme, List.of(phone(1), phone(2)))).hasSize(2);
        undo(act);
        assertThat(contacts.find(acme, aina.id()).orElseThrow().blocked()).isTrue();
        assertThat(contacts.find(acme, bako.id()).orElseThrow().blocked()).isFalse();
    }

    @Test
    void afterADayNothingIsKeptOfTheDeleted() {
        var act = begin(BulkAct.Kind.REMOVE, null, chosen(add(1, "Aina")));

        acts.forget(Instant.now().plusSeconds(60));

        assertThat(work.find(acme, act.id())).isEmpty();
        assertThat(work.undo(acme, act.id())).isEmpty();
        assertThat(scopes.tenant(
                        acme,
                        () -> jdbc.sql("SELECT count(*) FROM bulk_act_contact")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void anotherClientCanNeitherSeeNorUndoIt() {
        var act = begin(BulkAct.Kind.BLOCK, null, chosen(add(1, "Aina")));
        var other = tenants.add("Other " + UUID.randomUUID()).id();

        assertThat(work.find(other, act.id())).isEmpty();
        assertThat(work.undo(other, act.id())).isEmpty();
        assertThat(all().getFirst().blocked()).isTrue();
    }

    private BulkAct begin(BulkAct.Kind kind, @Nullable String tag, Selection selection) {
        return work.begin(acme, kind, tag, selection, "Lova");
    }

    private void undo(BulkAct act) {
        work.undo(acme, act.id());
    }

    private Contact add(int number, String name, String... tags) {
        return contacts.add(
                acme,
                new NewContact(
                        phone(number),
                        null,
                        name,
                        "fr",
                        List.of(tags),
                        Map.of("city", "Tana"),
                        MarketingConsent.UNKNOWN,
                        "page"));
    }

    private List<Contact> all() {
        return contacts.search(acme, ContactFilter.ALL, null, 1_000);
    }

    private List<String> tags(Contact contact) {
        return contacts.find(acme, contact.id()).orElseThrow().tags();
    }

    private int count(String tag) {
        return scopes.tenant(
                acme,
                () -> jdbc.sql("SELECT count(*) FROM contact_tag WHERE tag = ?")
                        .param(tag)
                        .query(Integer.class)
                        .single());
    }

    private static Selection chosen(Contact... people) {
        return new Selection.Chosen(Arrays.stream(people).map(Contact::id).toList());
    }

    private static E164 phone(int number) {
        return new E164("+26134%07d".formatted(number));
    }
}
