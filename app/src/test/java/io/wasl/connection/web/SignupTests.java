package io.wasl.connection.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.identity.UserRole;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A client goes to Meta's own signup and comes back with a code.
@WaslTest
class SignupTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;

    private final Platform platform;
    private final Accounts accounts;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private Client browser = new Client(0);

    @LocalServerPort
    private int port;

    SignupTests(@Autowired ApplicationContext context, @Autowired Accounts accounts) {
        this.platform = new Platform(context);
        this.accounts = accounts;
    }

    @BeforeEach
    void anOwnerWhoIsSignedIn() {
        META.reset();
        ADDRESS.lead(port);
        platform.forgetNumbers();
        soa = platform.newClient("Soa");
        browser = signedIn(UserRole.OWNER);
    }

    @Test
    void theNumbersThatTheCodeOpensAreConnectedAndSubscribed() throws Exception {
        assertThat(browser.get("/accounts/new").body()).contains("/accounts/signup");

        HttpResponse<String> back = browser.get(throughMeta());

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(accounts.list(soa))
                .hasSize(2)
                .allMatch(Account::canSend)
                .extracting(Account::phoneNumberId)
                .containsExactlyInAnyOrder(MetaSimulator.SHOP, MetaSimulator.SERVICE);
        assertThat(META.call("GET", "/" + MetaSimulator.WABA + "/subscribed_apps", "")
                        .toString())
                .contains(ADDRESS.url() + "/webhook/whatsapp");
    }

    @Test
    void aNumberThatIsNotRegisteredIsSoWithAPinThatIsShownOnce() throws Exception {
        pending(MetaSimulator.SHOP);
        pending(MetaSimulator.SERVICE);

        String next = place(browser.get(throughMeta()));
        String shown = browser.get(next).body();
        String again = browser.get(next).body();

        assertThat(accounts.list(soa)).hasSize(2).allMatch(Account::canSend);
        assertThat(shown).containsPattern("registered with the PIN [0-9]{6}\\.");
        assertThat(again).doesNotContain("registered with the PIN");
    }

    @Test
    void aPinThatWasChosenIsUsedAndNotShown() throws Exception {
        pending(MetaSimulator.SHOP);
        META.call("POST", "/simulator/numbers", "{'id':'%s','pin':'246810'}".formatted(MetaSimulator.SHOP));

        assertThat(browser.submit("/accounts/new", "/accounts/signup", Map.of("pin", "12345"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/accounts/new");
        String page = browser.submit("/accounts/new", "/accounts/signup", Map.of("pin", "246810"))
                .body();
        Matcher dialog = Pattern.compile("url=([^\"]+)\"").matcher(page);
        assertThat(dialog.find()).isTrue();
        String next = place(browser.get(throughMeta(dialog.group(1).replace("&amp;", "&"))));

        assertThat(accounts.list(soa)).hasSize(2).allMatch(Account::canSend);
        assertThat(browser.get(next).body()).doesNotContain("246810");
    }

    @Test
    void aNumberWithAnotherPinIsConnectedAndSaysWhatItNeeds() throws Exception {
        pending(MetaSimulator.SHOP);
        META.call("POST", "/simulator/numbers", "{'id':'%s','pin':'246810'}".formatted(MetaSimulator.SHOP));

        String next = place(browser.get(throughMeta()));

        assertThat(accounts.list(soa)).hasSize(2);
        assertThat(browser.get(next).body()).contains("This is not the PIN of the number.");
    }

    @Test
    void aCodeIsGoodOnceAndForTheSessionThatAskedForIt() throws Exception {
        String back = throughMeta();
        Client thief = signedIn(UserRole.OWNER);
        assertThat(thief.get(back).headers().firstValue("Location").orElse("")).endsWith("/accounts/new");
        assertThat(accounts.list(soa)).isEmpty();

        browser.get(back);
        platform.forgetNumbers();
        browser.get(back);
        assertThat(accounts.list(soa)).isEmpty();
    }

    @Test
    void aNumberThatIsAnothersIsSaidAndAClaimToOneStopsNobody() throws Exception {
        TenantId vola = platform.client("Vola " + UUID.randomUUID());
        TenantId mallory = platform.client("Mallory " + UUID.randomUUID());
        platform.connect(vola, "Vola", MetaSimulator.SERVICE);
        var madeUp = new Secret("some-made-up-token");
        accounts.addUnchecked(
                mallory, new NewAccount("M", MetaSimulator.SHOP, MetaSimulator.WABA, madeUp, null, null, null));

        String next = place(browser.get(throughMeta()));

        assertThat(accounts.list(soa))
                .singleElement()
                .matches(Account::canSend)
                .matches(account -> account.phoneNumberId().equals(MetaSimulator.SHOP));
        assertThat(browser.get(next).body())
                .contains("These numbers cannot be connected here:")
                .contains(accounts.list(vola).getFirst().displayPhoneNumber());
    }

    @Test
    void whatIsNoCodeConnectsNothing() throws Exception {
        String forged = throughMeta().replaceFirst("code=[^&]*", "code=AQforged");

        assertThat(browser.get(forged).headers().firstValue("Location").orElse(""))
                .endsWith("/accounts/new");
        assertThat(accounts.list(soa)).isEmpty();
        for (String path : new String[] {"?error=access_denied", "", "?code=x&state="}) {
            assertThat(browser.get("/accounts/signup/return" + path).statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void whoMayNotConnectNumbersIsNotSentToMeta() {
        assertThat(signedIn(UserRole.AGENT).get("/accounts/signup").statusCode())
                .isEqualTo(403);
    }

    /// What the browser is sent back to after Meta.
    private String throughMeta() throws IOException, InterruptedException {
        return throughMeta(
                browser.get("/accounts/signup").headers().firstValue("Location").orElseThrow());
    }

    private static String throughMeta(String dialog) throws IOException, InterruptedException {
        HttpResponse<String> meta = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(dialog)).build(), HttpResponse.BodyHandlers.ofString());
        String back = meta.headers().firstValue("Location").orElseThrow();
        assertThat(back).startsWith(ADDRESS.url() + "/accounts/signup/return?code=");
        return back.substring(ADDRESS.url().toString().length());
    }

    private static String place(HttpResponse<String> redirect) {
        return URI.create(redirect.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private static void pending(String number) {
        META.call("POST", "/simulator/numbers", "{'id':'%s','status':'PENDING'}".formatted(number));
    }

    private Client signedIn(UserRole role) {
        String email = "someone-" + UUID.randomUUID() + "@soa.example";
        platform.user(soa, email, role);
        Client client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        return client;
    }
}
