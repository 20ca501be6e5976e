package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.TlsProxy;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// An installation as the world sees it: TLS ends at a proxy, and the platform itself speaks plainly.
@WaslTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@TestPropertySource(properties = {"management.server.port=0", "setting.TRUSTED_PROXIES=127.0.0.0/8,::1"})
class BehindTlsTests {

    private static final TlsProxy PROXY = new TlsProxy();

    private final Platform platform;
    private final Users users;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    BehindTlsTests(@Autowired ApplicationContext context, @Autowired Users users) {
        this.platform = new Platform(context);
        this.users = users;
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("setting.API_BASE_URL", () -> PROXY.url().toString());
    }

    @BeforeEach
    void lead() {
        PROXY.lead(port);
    }

    @Test
    void peopleSignInSendFormsAndSignOut() {
        var hanta = platform.user(platform.client("Boutique Soa"), UUID.randomUUID() + "@soa.example", UserRole.OWNER);
        try (var browser = Browser.open(PROXY.url(), "en")) {
            var page = browser.visit("/profile?from=bookmark").page();
            page.fill("#email", hanta.email());
            page.fill("#password", Platform.PASSWORD);
            page.click("main .btn-primary");
            page.waitForURL(PROXY.url() + "/profile?from=bookmark");

            page.fill("[name=name]", "Hanta through TLS");
            page.click("main form[action='/profile'] .btn-primary");
            page.waitForURL(PROXY.url() + "/profile");
            assertThat(users.find(hanta.id()).orElseThrow().name()).isEqualTo("Hanta through TLS");
            assertThat(page.context().cookies())
                    .isNotEmpty()
                    .allSatisfy(cookie -> {
                        assertThat(cookie.name).startsWith("__Host-");
                        assertThat(cookie.secure).as(cookie.name).isTrue();
                    })
                    .extracting(cookie -> cookie.name)
                    .contains("__Host-session", "__Host-csrf", "__Host-lang", "__Host-zone");

            page.click("nav.side form[action='/sign-out'] button");
            page.waitForURL(PROXY.url() + "/sign-in");
            browser.assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/profile?x=1", "/sign-in", "/api/docs", "/api/v1/accounts", "/nowhere"})
    void whatAskersClaimOfTheAddressIsSaidNowhere(String path) {
        var answer = askAsSomebodyElse(path);

        assertThat(answer).doesNotContain("evil.example").doesNotContain("http://localhost");
        assertThat(answer.lines().filter(line -> line.startsWith("Location:")))
                .allMatch(line -> line.startsWith("Location: /"));
        assertThat(answer).contains("Strict-Transport-Security: max-age=31536000\r\n");
    }

    @Test
    void theDescriptionOfTheInterfaceNamesThePublicAddress() {
        assertThat(askAsSomebodyElse("/api/v1/openapi.json"))
                .contains("\"servers\":[{\"url\":\"" + PROXY.url() + "\"}]")
                .doesNotContain("evil.example");
    }

    @Test
    void whatTheInterfaceMadeIsFoundAtThePublicAddress() {
        var key = platform.apiKey(platform.client("Boutique Soa"));
        var phone = "+26134" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000));

        var made = new Client(port).api("POST", "/contacts", key, "{\"phone\":\"%s\"}".formatted(phone));

        assertThat(made.headers().firstValue("Location").orElse("")).startsWith(PROXY.url() + "/api/v1/contacts/");
    }

    @Test
    void metricsAreReadWithoutSigningInOnTheirOwnPortAlone() {
        var prometheus = new Client(managementPort);
        var metrics = prometheus.send(prometheus.request("/metrics"));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(metrics.body()).contains("# TYPE jvm_memory_used_bytes gauge");
        assertThat(new Client(port).get("/metrics").statusCode()).isEqualTo(302);
        assertThat(prometheus.send(prometheus.request("/env")).statusCode()).isEqualTo(404);
    }

    private String askAsSomebodyElse(String path) {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-Proto: http\r\nForwarded: host=evil.example;proto=http\r\nAccept: text/html,*/*\r\n"
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
