package io.wasl.audience.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.wasl.audience.ImportOptions;
import io.wasl.audience.Imports;
import io.wasl.audience.MappingWish;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.Contacts;
import io.wasl.identity.UserRole;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// Somebody brings a list, sees how it is understood, and takes it back.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
class ImportPagesTests {

    private static final String LIST = """
            Nom;Téléphone;Ville;Étiquettes;Accord WhatsApp
            Aina Rakoto;034 12 345 67;Antananarivo;vip;oui
            ليلى حداد;+966 51 234 5678;الرياض;golfe;refusé
            Camille Martin;="+33 6 12 34 56 78";Paris;;euh
            Aina;00261 34 12 345 67;Toliara;;
            Nobody;12;=HYPERLINK("x");;
            <b>Bako</b>;pas de numéro;Mahajanga;;
            """;

    private final Platform platform;
    private final Contacts contacts;
    private final Imports imports;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private String email = "";

    @LocalServerPort
    private int port;

    ImportPagesTests(@Autowired ApplicationContext context, @Autowired Contacts contacts, @Autowired Imports imports) {
        this.platform = new Platform(context);
        this.contacts = contacts;
        this.imports = imports;
    }

    @BeforeEach
    void someoneToSignIn() {
        soa = platform.newClient("Boutique Soa");
        email = platform.newOwner(soa);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aListIsBroughtReadAndTakenBack(String language) {
        try (Browser browser = Browser.open(port, language)) {
            var page =
                    browser.enter(email, Platform.PASSWORD).visit("/contacts").page();
            page.click("a[href='/contacts/imports']");
            browser.look("imports-empty");
            page.click(".head a[href='/contacts/imports/new']");
            assertThat(page.inputValue("#country")).as("where the reader is").isEqualTo("MG");
            page.fill("#tags", "printemps");
            browser.look("import-new");
            page.setInputFiles(
                    "#file", new FilePayload("clients.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8)));
            page.click("main form.card button.btn-primary");
            page.waitForURL("**/columns");
            assertThat(page.inputValue("select[name=column1]")).isEqualTo("name");
            assertThat(page.inputValue("select[name=column2]")).isEqualTo("phone");
            assertThat(page.inputValue("select[name=column4]")).isEqualTo("tags");
            assertThat(page.inputValue("#tags")).isEqualTo("printemps");
            browser.look("import-columns");

            page.click("main form.cols button.btn-primary");
            page.waitForURL("**/check");
            assertThat(page.locator(".tile .v").allTextContents()).containsExactly("3", "0", "1", "2");
            assertThat(page.locator("#consents .num").allTextContents()).containsExactly("1", "1", "1");
            assertThat(page.locator("#unread bdi").allTextContents()).containsExactly("euh");
            assertThat(page.locator("#fixes .num").allTextContents()).containsExactly("1");
            browser.look("import-check");
            page.click("main button.btn-primary");
            page.waitForSelector("#progress:not([hx-get])");
            assertThat(page.locator(".tile .v").allTextContents()).containsExactly("3", "0", "1", "2");
            assertThat(page.locator("a[href$='/rejected.csv']").count()).isOne();
            browser.look("import-done");
            assertThat(contacts.search(soa, new ContactFilter(null, "printemps", null), null, 9))
                    .hasSize(3);

            page.click("button[commandfor=undo]");
            page.click("dialog#undo button.btn-danger");
            page.waitForSelector("#progress:not([hx-get])");
            assertThat(contacts.search(soa, ContactFilter.ALL, null, 9)).isEmpty();
            browser.look("import-undone");
            browser.visit("/contacts/imports");
            assertThat(page.locator("main tbody tr").count()).isOne();
            browser.look("imports");
            browser.assertQuiet();
        }
    }

    @Test
    void columnsAreCorrectedBeforeAnythingIsTaken() {
        try (Browser browser = Browser.open(port, "en")) {
            var page = browser.enter(email, Platform.PASSWORD)
                    .visit("/contacts/imports/new")
                    .page();
            var list = "2;1;phone\n+33612345678;Zoé;x\n+33612345679;Noël;y\n";
            page.setInputFiles("#file", new FilePayload("a.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            page.click("main form.card button.btn-primary");
            page.waitForURL("**/columns");
            page.selectOption("select[name=column1]", "ignored");
            page.selectOption("select[name=column3]", "ignored");
            page.click("main form.cols button.btn-primary");
            assertThat(page.textContent("main"))
                    .contains("No column holds phone numbers. The columns are: 2, 1, phone");
            assertThat(page.inputValue("select[name=column1]")).isEqualTo("ignored");

            page.selectOption("select[name=column1]", "phone");
            page.selectOption("select[name=column2]", "name");
            page.click("main form.cols button.btn-primary");
            page.waitForURL("**/check");
            assertThat(page.locator(".tile .v").allTextContents()).containsExactly("2", "0", "0", "0");
            assertThat(contacts.search(soa, ContactFilter.ALL, null, 9)).isEmpty();

            browser.visit("/contacts/imports");
            page.click("main tbody a");
            page.waitForURL("**/columns");
            page.click("button[commandfor=discard]");
            page.click("dialog#discard button.btn-danger");
            page.waitForSelector("text=The file is deleted.");
        }
    }

    @Test
    void anEncodingIsChosenOnTheFirstRows() {
        try (Browser browser = Browser.open(port, "en")) {
            var page = browser.enter(email, Platform.PASSWORD)
                    .visit("/contacts/imports/new")
                    .page();
            var list = "phone;name\n+33612345678;Zoé\n".getBytes(Charset.forName("windows-1256"));
            page.setInputFiles("#file", new FilePayload("a.csv", "text/csv", list));
            page.click("main form.card button.btn-primary");
            page.waitForURL("**/columns");
            page.selectOption("#encoding", "ibm850");
            page.click("text=Read the file again like this");
            page.waitForURL("**/columns");
            assertThat(page.inputValue("#encoding")).isEqualTo("ibm850");
            assertThat(page.textContent(".cards")).contains("ZoÚ");

            page.selectOption("#encoding", "windows-1252");
            page.click("main form.cols button.btn-primary");
            page.waitForURL("**/columns");
            assertThat(page.textContent(".cards")).contains("Zoé");
            page.click("main form.cols button.btn-primary");
            page.waitForURL("**/check");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aFileThatHoldsNoContactsIsRefusedBesideItsField(String language) {
        try (Browser browser = Browser.open(port, language)) {
            var page = browser.enter(email, Platform.PASSWORD)
                    .visit("/contacts/imports/new")
                    .page();
            page.fill("#tags", "kept");
            page.setInputFiles("#file", new FilePayload("a.csv", "text/csv", new byte[] {'%', 'P', 'D', 'F', '-'}));
            page.click("main form.card button.btn-primary");
            page.waitForSelector("#file-error");
            assertThat(page.textContent("#file-error")).isNotBlank().doesNotContain("audience.");
            assertThat(page.inputValue("#tags")).isEqualTo("kept");
            browser.assertAccessible();
        }
    }

    @Test
    void aFileThatIsFarTooLargeIsRefusedInWords() {
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        var megabytes = HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(120, new byte[1 << 20]));

        var answer = client.send(client.request("/contacts/imports")
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.fromPublisher(megabytes, 120L << 20)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("The file is too large", "up to 100 MB");
    }

    @Test
    void aRunningImportIsLeftAndFoundAgain() {
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        var path = "/contacts/imports/" + draft();

        assertThat(client.get(path).headers().firstValue("Location").orElse("")).endsWith("/columns");
        assertThat(client.submit(path + "/check", path + "/start", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith(path);
        assertThat(client.get("/contacts/imports").body()).contains(path);
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        assertThat(client.get(path + "/columns").statusCode()).isEqualTo(404);
        assertThat(client.submit("/profile", path + "/start", Map.of()).statusCode())
                .as("a second click begins nothing")
                .isEqualTo(302);
    }

    @Test
    void whoMayOnlyLookBringsAndTakesNothing() {
        var draft = draft();
        String viewer = "viewer-" + UUID.randomUUID() + "@soa.example";
        platform.user(soa, viewer, UserRole.VIEWER);
        var client = new Client(port);
        client.signIn(viewer, Platform.PASSWORD);

        assertThat(client.get("/contacts/imports").body()).doesNotContain("/contacts/imports/new");
        for (String closed : List.of("new", draft + "/columns", draft + "/check", draft + "/rejected.csv")) {
            assertThat(client.get("/contacts/imports/" + closed).statusCode())
                    .as(closed)
                    .isEqualTo(403);
        }
        for (String deed : List.of("", "/" + draft + "/columns", "/" + draft + "/start", "/" + draft + "/undo")) {
            assertThat(client.submit("/profile", "/contacts/imports" + deed, Map.of())
                            .statusCode())
                    .as(deed)
                    .isEqualTo(403);
        }
    }

    @Test
    void theImportsOfOthersAreNotFound() {
        var foreign = draft();
        var stranger = "vola-" + UUID.randomUUID() + "@vola.example";
        platform.user(platform.client("Vola " + UUID.randomUUID()), stranger, UserRole.OWNER);
        var client = new Client(port);
        client.signIn(stranger, Platform.PASSWORD);

        for (String step : List.of("", "/columns", "/check", "/progress", "/rejected.csv")) {
            assertThat(client.get("/contacts/imports/" + foreign + step).statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        for (String deed : List.of("/columns", "/start", "/undo")) {
            assertThat(client.submit("/profile", "/contacts/imports/" + foreign + deed, Map.of())
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(client.get("/contacts/imports/nonsense").statusCode()).isEqualTo(404);
        assertThat(client.get("/contacts/imports?after=nonsense").statusCode()).isEqualTo(404);
        assertThat(client.submit("/profile", "/contacts/imports", Map.of("country", "ZZ"))
                        .statusCode())
                .as("no file at all")
                .isEqualTo(422);
    }

    private String draft() {
        return imports.upload(
                        soa,
                        "clients.csv",
                        new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8)),
                        new ImportOptions(MappingWish.NONE, List.of(), "MG"),
                        "Hanta")
                .id()
                .toString();
    }
}
