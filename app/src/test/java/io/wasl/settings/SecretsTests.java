package io.wasl.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.database.DatabaseUrl;
import io.wasl.database.Scopes;
import io.wasl.doctor.Doctor;
import io.wasl.identity.UserRole;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Every secret that the platform knows is used once, well and wrongly; then whatever it says, shows or keeps is
/// searched for them.
@WaslTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "setting.META_CLIENT_SECRET=canary-client-secret,canary-retiring-secret",
            "setting.WHATSAPP_VERIFY_TOKEN=canary-installation-verify-token",
        })
class SecretsTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final String TOKEN = "canary-access-token-0123456789";

    private final ApplicationContext beans;
    private final int port;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final StringBuilder shown = new StringBuilder();

    SecretsTests(@Autowired ApplicationContext beans, @LocalServerPort int port) {
        this.beans = beans;
        this.port = port;
    }

    @Test
    void noSecretIsSaidShownOrKeptAsItIs(CapturedOutput output) {
        META.reset();
        META.call("POST", "/simulator/tokens", "{'access_token':'%s'}".formatted(TOKEN));
        secrets.put("client secret", "canary-client-secret");
        secrets.put("retiring client secret", "canary-retiring-secret");
        secrets.put("installation's verify token", "canary-installation-verify-token");
        secrets.put("other verify token", TestInstallation.VERIFY_TOKEN);
        secrets.put("encryption key", TestInstallation.ENCRYPTION_KEY);
        secrets.put(
                "database password", beans.getBean(DatabaseUrl.class).password().reveal());
        TenantId soa = new Platform(beans).client("Soa " + UUID.randomUUID());

        people(soa);
        programs(soa);
        strangers();
        explanations(soa);

        search("what was answered", shown.toString());
        search("what was logged", output.getAll());
        search("the metrics", beans.getBean(MeterRegistry.class).getMeters().toString());
        search("the settings", beans.getBean(Settings.class).toString());
        search("the database's address", beans.getBean(DatabaseUrl.class).toString());
        assertThat(keptTables()).isGreaterThan(25);
    }

    @Test
    void aCrashLeavesNoImageOfTheMemory() throws IOException {
        assertThat(Files.readString(Path.of("..", "wasl"))).doesNotContain("HeapDumpOnOutOfMemoryError");
    }

    /// The password and the session's cookie, which its owner alone sees.
    private void people(TenantId soa) {
        secrets.put("password", Platform.PASSWORD);
        secrets.put("wrong password", "canary-wrong-password");
        new Platform(beans).user(soa, "hanta@canary.example", UserRole.OWNER);
        Client browser = new Client(port);
        shown.append(
                browser.signIn("hanta@canary.example", "canary-wrong-password").body());
        browser.signIn("hanta@canary.example", Platform.PASSWORD);
        String cookie = browser.cookie("session");
        assertThat(cookie).isNotEmpty();
        secrets.put("session's cookie", cookie);
        secrets.put(
                "session", new String(Base64.getDecoder().decode(cookie.replace("\"", "")), StandardCharsets.UTF_8));
        for (String page : List.of("/", "/accounts", "/accounts/new", "/developers", "/profile")) {
            shown.append(browser.get(page).body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
        }
    }

    private void programs(TenantId soa) {
        String key = new Platform(beans).apiKey(soa);
        secrets.put("API key", key);
        secrets.put("access token", TOKEN);
        secrets.put("refused access token", "canary-refused-token-0123456789");
        secrets.put("own verify token", "canary-own-verify-token");
        secrets.put("own app secret", "canary-own-app-secret");
        Client program = new Client(port);
        String account = """
                {"name":"Shop","phone_number_id":"%s","waba_id":"%s","access_token":"%s",
                 "verify_token":"canary-own-verify-token","app_secret":"canary-own-app-secret"}""".formatted(MetaSimulator.SHOP, MetaSimulator.WABA, TOKEN);
        for (String body : List.of(
                account,
                account.replace(TOKEN, "canary-refused-token-0123456789"),
                account.replace("}", ""),
                account.replace("name", "nom"),
                account.replace(
                        "\"verify_token\":\"", "\"verify_token\":\"canary-own-verify-token\",\"verify_token\":\""))) {
            shown.append(program.api("POST", "/accounts", key, body).body());
        }
        shown.append(program.api("GET", "/accounts", key, "").body());
        shown.append(program.api("GET", "/accounts", key + "x", "").body());
        shown.append(program.api("GET", "/openapi.json", key, "").body());
    }

    private void strangers() {
        secrets.put("verify token that was tried", "canary-tried-verify-token");
        secrets.put("signature that was tried", "c0ffee".repeat(10) + "c0ff");
        Client meta = new Client(port);
        shown.append(meta.get(
                        "/webhook/whatsapp?hub.mode=subscribe&hub.challenge=1&hub.verify_token=canary-tried-verify-token")
                .body());
        shown.append(meta.send(meta.request("/webhook/whatsapp")
                        .header("X-Hub-Signature-256", "sha256=" + secrets.get("signature that was tried"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .body());
    }

    private void explanations(TenantId soa) {
        Account shop = beans.getBean(Accounts.class).list(soa).getFirst();
        shown.append(shop);
        shown.append(beans.getBean(Doctor.class).examine(soa, shop.id()));
        META.call("POST", "/simulator/tokens", "{'access_token':'%s','state':'REVOKED'}".formatted(TOKEN));
        shown.append(beans.getBean(Doctor.class).examine(soa, shop.id()));
        shown.append(beans.getBean(Accounts.class).accessToken(soa, shop.id()));
        shown.append(send("/health/ready")).append(send("/metrics")).append(send("/actuator/env"));
    }

    /// @return how many tables were searched
    private int keptTables() {
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        Scopes scopes = beans.getBean(Scopes.class);
        List<String> tables =
                scopes.engine(() -> jdbc.sql("""
                        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
                        AND relnamespace = 'public'::regnamespace""").query(String.class).list());
        int searched = 0;
        for (String table : tables) {
            try {
                String rows = scopes.engine(
                        () -> jdbc.sql("SELECT string_agg(row::text, ' ') FROM \"%s\" row".formatted(table))
                                .query(String.class)
                                .optional()
                                .orElse(""));
                search("the table " + table, String.valueOf(rows));
                searched++;
            } catch (DataAccessException notForTheEngine) {
                shown.append(notForTheEngine.getMessage());
            }
        }
        return searched;
    }

    private void search(String place, String text) {
        secrets.forEach((name, secret) -> {
            assertThat(text.contains(secret)).as("the %s in %s", name, place).isFalse();
            String bytes = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(text.contains(bytes))
                    .as("the %s in %s, as bytes", name, place)
                    .isFalse();
        });
    }

    private String send(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
