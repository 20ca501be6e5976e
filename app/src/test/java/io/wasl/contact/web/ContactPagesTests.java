package io.wasl.contact.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.BulkAct;
import io.wasl.contact.BulkWork;
import io.wasl.contact.ConsentStatements;
import io.wasl.contact.Contact;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.contact.Selection;
import io.wasl.identity.UserRole;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Somebody looks for people, and writes down what is known of them.
@WaslTest
class ContactPagesTests {

    private static final String AINA = "+261341234567";

    private final Platform platform;
    private final Contacts contacts;
    private final ConsentStatements statements;
    private final BulkWork work;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private String email = "";

    @LocalServerPort
    private int port;

    ContactPagesTests(
            @Autowired ApplicationContext context,
            @Autowired Contacts contacts,
            @Autowired ConsentStatements statements,
            @Autowired BulkWork work) {
        this.platform = new Platform(context);
        this.contacts = contacts;
        this.statements = statements;
        this.work = work;
    }

    @BeforeEach
    void someoneToSignIn() {
        soa = platform.newClient("Boutique Soa");
        email = platform.newOwner(soa);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void contactsCanBeReadByEverybody(String language) {
        people();
        var aina = person(AINA, "Aina Rakoto", List.of("vip", "Tana"), MarketingConsent.OPTED_IN);
        var layla = person("+966512345678", "ليلى حداد", List.of("golfe"), MarketingConsent.OPTED_OUT);
        contacts.block(soa, layla.id(), true);
        var act = work.begin(
                soa, BulkAct.Kind.TAG, "printemps", new Selection.Chosen(List.of(aina.id(), layla.id())), "Lova");
        try (Browser browser = Browser.open(port, language)) {
            browser.enter(email, Platform.PASSWORD);
            browser.visit("/contacts?act=" + act.id()).look("contacts");
            browser.visit("/contacts?query=nobody").look("contacts-none");
            browser.visit("/contacts/new").look("contact-new");
            browser.visit("/contacts/" + aina.id()).look("contact");
            browser.visit("/contacts/" + aina.id() + "/merge/" + layla.id()).look("contact-merge");
            browser.assertQuiet();
        }
    }

    @Test
    void anEmptyAddressBookSaysHowToFillIt() {
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/");
            browser.page().click("nav.side a[href='/contacts']");
            browser.page().waitForSelector("text=No contacts yet");
            browser.assertAccessible().photograph("contacts-empty");
        }
    }

    @Test
    void peopleAreSoughtFilteredAndLeafedThrough() {
        people();
        person(AINA, "Aina Rakoto", List.of("vip, gold"), MarketingConsent.OPTED_IN);
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/contacts");
            var page = browser.page();
            assertThat(page.querySelectorAll("main tbody tr")).hasSize(ContactsPage.PAGE);
            page.click(".pages a:has-text('Next')");
            assertThat(page.querySelectorAll("main tbody tr")).hasSize(6);
            page.click(".pages a:has-text('Previous')");
            assertThat(page.querySelectorAll("main tbody tr")).hasSize(ContactsPage.PAGE);

            page.fill("#query", "rakoto");
            page.waitForSelector("main tbody tr:only-child");
            assertThat(page.textContent("main tbody")).contains("Aina Rakoto", "+261 34 12 345 67");
            browser.visit("/contacts?query=0341234&tag=vip, gold&consent=opted_in");
            browser.visit("/contacts?tag=vip, gold&consent=opted_in");
            assertThat(page.querySelectorAll("main tbody tr")).hasSize(1);
            browser.visit("/contacts?order=name");
            assertThat(page.textContent("main tbody tr:first-child")).contains("Aina Rakoto");
            page.click(".pages a:has-text('Next')");
            assertThat(page.textContent("main tbody tr:last-child")).contains("Voahangy 29");
        }
    }

    @Test
    void aContactIsWrittenDownAndChanged() {
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/contacts/new");
            var page = browser.page();
            page.fill("#name", "Aina");
            page.fill("#phone", "12");
            page.click("main form button.btn-primary");
            assertThat(page.textContent("main")).contains("This number is too short.");
            assertThat(page.inputValue("#name")).isEqualTo("Aina");
            browser.assertAccessible();

            page.fill("#phone", "٠٣٤ ١٢ ٣٤٥ ٦٧");
            page.selectOption("#country", "MG");
            page.fill("#language", "français");
            page.fill("#tags", "vip, Tana, vip");
            page.fill("input[name=attribute] >> nth=0", "city");
            page.fill("input[name=value] >> nth=0", "Antananarivo");
            page.selectOption("#marketing", "opted_in");
            page.click("main form button.btn-primary");
            page.waitForSelector("text=The contact is added.");
            var aina = byPhone(AINA);
            assertThat(aina.tags()).containsExactly("Tana", "vip");
            assertThat(aina.language()).isEqualTo("fr");
            assertThat(aina.attributes()).containsExactly(Map.entry("city", "Antananarivo"));
            assertThat(aina.consent().marketing()).isEqualTo(MarketingConsent.OPTED_IN);

            page.fill("#name", "Aina Rakoto");
            page.fill("#tags", "gold");
            page.fill("input[name=value] >> nth=0", "");
            page.click("main form.card button.btn-primary");
            page.waitForSelector("text=Saved.");
            var changed = byPhone(AINA);
            assertThat(changed.name()).isEqualTo("Aina Rakoto");
            assertThat(changed.tags()).containsExactly("gold");
            assertThat(changed.attributes()).isEmpty();
            assertThat(changed.consent()).isEqualTo(aina.consent());

            browser.visit("/contacts/new");
            page.fill("#phone", AINA);
            page.click("main form button.btn-primary");
            assertThat(page.textContent("main")).contains("Another contact already has this number.");
        }
    }

    @Test
    void whatSomebodySaidIsKeptWithItsDayItsPlaceAndItsWords() {
        var aina = person(AINA, "Aina", List.of(), MarketingConsent.OPTED_IN);
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/contacts/" + aina.id());
            var page = browser.page();
            page.click("summary:has-text('Write down what they said')");
            page.check("input[name=marketing][value=opted_out]");
            page.selectOption("#source", "shop");
            page.fill("#words", "No more, please! <b>");
            page.click("button:has-text('Write it down')");
            page.waitForSelector("text=Written down.");
            assertThat(byPhone(AINA).consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);

            page.click("summary:has-text('Write down what they said')");
            page.check("input[name=marketing][value=opted_in]");
            page.selectOption("#source", "form");
            page.fill("#day", "2024-02-29");
            page.click("button:has-text('Write it down')");
            page.waitForSelector("text=What was said later still counts.");
            assertThat(byPhone(AINA).consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
            assertThat(statements.of(soa, aina.id()))
                    .extracting(note -> note.marketing() + " " + note.source() + " " + note.words())
                    .containsExactly("OPTED_OUT shop No more, please! <b>", "OPTED_IN page null", "OPTED_IN form null");
            assertThat(page.textContent("main ol")).contains("No more, please! <b>", "Hanta Andria", "A signed form");
        }
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        var path = "/contacts/" + aina.id();
        for (var wrong : List.of("2999-01-01", "0001-01-01", "soon")) {
            assertThat(client.submit(
                                    path,
                                    path + "/consent",
                                    Map.of("marketing", "opted_in", "source", "shop", "day", wrong))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(client.submit(path, path + "/consent", Map.of("marketing", "unknown"))
                        .body())
                .contains("Choose what the person said.");
    }

    @Test
    void whatStandsInPlaceOfNothingOverwritesNothing() {
        var aina = person(AINA, "Aina", List.of("vip"), MarketingConsent.UNKNOWN);
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        var path = "/contacts/" + aina.id();
        var typed = Map.of("phone", AINA, "attribute", "city", "value", "Tana", "name", "Aina", "tags", "vip");
        client.submit(path, path, typed);
        assertThat(byPhone(AINA).attributes()).isEqualTo(Map.of("city", "Tana"));

        client.submit(
                path,
                path,
                Map.of(
                        "phone",
                        AINA,
                        "attribute",
                        "city",
                        "value",
                        "N/A",
                        "name",
                        "NULL",
                        "tags",
                        "-",
                        "language",
                        "n/a"));
        var kept = byPhone(AINA);
        assertThat(kept.name()).isEqualTo("Aina");
        assertThat(kept.language()).isNull();
        assertThat(kept.tags()).containsExactly("vip");
        assertThat(kept.attributes()).isEqualTo(Map.of("city", "Tana"));

        client.submit(
                path,
                path,
                Map.of("phone", AINA, "attribute", "city", "value", "\u00A0", "name", "\u200B", "tags", "\u3164,vip"));
        var emptied = byPhone(AINA);
        assertThat(emptied.name()).isNull();
        assertThat(emptied.tags()).containsExactly("vip");
        assertThat(emptied.attributes()).isEmpty();

        client.submit("/contacts/new", "/contacts", Map.of("phone", "+261331234567", "name", "NULL", "tags", "N/A"));
        assertThat(byPhone("+261331234567").name()).isNull();
        assertThat(byPhone("+261331234567").tags()).isEmpty();
    }

    @Test
    void somebodyIsBlockedUnblockedAndDeleted() {
        var aina = person(AINA, "Aina", List.of(), MarketingConsent.UNKNOWN);
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/contacts/" + aina.id());
            var page = browser.page();
            page.click("button[commandfor=block]");
            browser.assertAccessible();
            page.click("dialog#block button.btn-danger");
            page.waitForSelector("text=Campaigns leave this person out.");
            assertThat(byPhone(AINA).blocked()).isTrue();
            page.click("button:has-text('Unblock')");
            page.waitForSelector("text=Unblocked.");
            assertThat(byPhone(AINA).blocked()).isFalse();

            page.click("button[commandfor=remove]");
            page.click("dialog#remove button.btn-danger");
            page.waitForSelector("text=The contact is deleted.");
            assertThat(contacts.find(soa, aina.id())).isEmpty();
        }
    }

    @Test
    void severalGetATagAndLoseItAgain() {
        var aina = person(AINA, "Aina", List.of("VIP"), MarketingConsent.UNKNOWN);
        var bako = person("+261331234567", "Bako", List.of(), MarketingConsent.UNKNOWN);
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);

        var done = client.submit(
                "/contacts",
                "/contacts/acts",
                Map.of("act", "tag", "word", "vip", "scope", "found", "query", "bak", "order", "name"));

        var list = place(done);
        assertThat(list).contains("query=bak", "order=name", "act=");
        assertThat(client.get(list).body()).contains("1 contact now has the tag", "Undo");
        assertThat(byPhone("+261331234567").tags()).containsExactly("VIP");
        var act = list.replaceFirst(".*act=", "");
        client.submit("/contacts", "/contacts/acts/" + act + "/undo", Map.of());
        assertThat(byPhone("+261331234567").tags()).isEmpty();
        assertThat(byPhone(AINA).tags()).containsExactly("VIP");

        var both =
                Map.of("act", "remove", "scope", "found", "contact", bako.id().toString());
        var refused = client.submit("/contacts", "/contacts/acts", both);
        assertThat(client.get(place(refused)).body()).contains("chose all of them too");
        client.submit("/contacts", "/contacts/acts", Map.of("act", "remove", "scope", "chosen"));
        client.submit("/contacts", "/contacts/acts", Map.of("act", "tag", "scope", "found", "word", " "));
        assertThat(contacts.search(soa, ContactFilter.ALL, null, 9))
                .extracting(Contact::id)
                .contains(aina.id(), bako.id());
    }

    @Test
    void twoContactsBecomeOne() {
        var aina = person(AINA, "Aina", List.of("vip"), MarketingConsent.OPTED_IN);
        var other = person("+261331234567", "Aina Rakoto", List.of(), MarketingConsent.OPTED_OUT);
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        var path = "/contacts/" + aina.id() + "/merge/" + other.id();

        assertThat(client.get(path).body()).contains("Aina Rakoto", "+261 33 12 345 67");
        client.submit(path, path, Map.of("phone", "second", "name", "second"));

        var whole = contacts.find(soa, other.id()).orElseThrow();
        assertThat(whole.id()).isEqualTo(aina.id());
        assertThat(whole.phone()).isEqualTo(new E164("+261331234567"));
        assertThat(whole.name()).isEqualTo("Aina Rakoto");
        assertThat(whole.refusesMarketing()).isTrue();
    }

    @Test
    void anExportRunsNothingInASpreadsheetAndHoldsEverybody() {
        people();
        person(AINA, "=HYPERLINK(\"http://evil\")", List.of("@tag", "vip"), MarketingConsent.OPTED_IN);
        person("+261341234568", "-1+1", List.of(), MarketingConsent.UNKNOWN);
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);

        var answer = client.get("/contacts/export.csv");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("filename*=UTF-8''Contacts%20-%2020")
                .endsWith(".csv");
        assertThat(answer.body().lines()).hasSize(33);
        assertThat(answer.body())
                .startsWith("\uFEFFPhone number,Name,")
                .contains("+261 34 12 345 67,\"'=HYPERLINK(\"\"http://evil\"\")\",", "\"'@tag, vip\"", ",'-1+1,");
        assertThat(client.get("/contacts/export.csv?tag=vip").body().lines()).hasSize(2);
    }

    @Test
    void whoMayOnlyLookChangesAndTakesNothing() {
        var aina = person(AINA, "Aina", List.of(), MarketingConsent.UNKNOWN);
        String viewer = "viewer-" + UUID.randomUUID() + "@soa.example";
        platform.user(soa, viewer, UserRole.VIEWER);
        var client = new Client(port);
        client.signIn(viewer, Platform.PASSWORD);
        String path = "/contacts/" + aina.id();

        assertThat(client.get(path).body()).contains("Aina").doesNotContain("/removal", "/consent");
        assertThat(client.get("/contacts").body()).doesNotContain("/contacts/new", "export.csv");
        for (String closed : List.of(
                "/contacts/new",
                "/contacts/export.csv",
                "/contacts/export.xlsx",
                path + "/merge/" + UUID.randomUUID())) {
            assertThat(client.get(closed).statusCode()).as(closed).isEqualTo(403);
        }
        for (String deed : List.of("", "/consent", "/block", "/removal")) {
            assertThat(client.submit("/profile", path + deed, Map.of("blocked", "true", "name", "X"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(403);
        }
        assertThat(client.submit("/profile", "/contacts/acts", Map.of("act", "block", "scope", "found"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(byPhone(AINA).name()).isEqualTo("Aina");
    }

    @Test
    void theContactsOfOthersAreNotFound() {
        var vola = platform.client("Vola " + UUID.randomUUID());
        var foreign = contacts.add(vola, newContact("+33612345678", "Foreign", List.of(), MarketingConsent.UNKNOWN));
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);

        var own = person(AINA, "Aina", List.of(), MarketingConsent.UNKNOWN);
        for (String path : List.of(
                "/contacts/" + foreign.id(),
                "/contacts/nonsense",
                "/contacts?trail=nonsense",
                "/contacts/acts/" + UUID.randomUUID(),
                "/contacts/" + own.id() + "/merge/" + foreign.id())) {
            assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String deed : List.of("", "/consent", "/block", "/removal")) {
            assertThat(client.submit(
                                    "/profile",
                                    "/contacts/" + foreign.id() + deed,
                                    Map.of("blocked", "true", "marketing", "opted_out"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(client.get("/contacts?query=%20&tag=%20&consent=x&order=x").statusCode())
                .isEqualTo(200);
        assertThat(client.get("/contacts").body()).doesNotContain("Foreign");
    }

    private static String place(HttpResponse<String> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    private void people() {
        IntStream.range(0, 30)
                .forEach(i -> person(
                        "+2613390000%02d".formatted(i),
                        "Voahangy %02d".formatted(i),
                        List.of(),
                        MarketingConsent.UNKNOWN));
    }

    private Contact person(String phone, String name, List<String> tags, MarketingConsent consent) {
        return contacts.add(soa, newContact(phone, name, tags, consent));
    }

    private Contact byPhone(String phone) {
        return contacts.byPhone(soa, List.of(new E164(phone))).getFirst();
    }

    private static NewContact newContact(
            String phone, @Nullable String name, List<String> tags, MarketingConsent consent) {
        return new NewContact(new E164(phone), null, name, null, tags, Map.of("city", "Tana"), consent, "page");
    }
}
