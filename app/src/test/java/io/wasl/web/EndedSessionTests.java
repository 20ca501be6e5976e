package io.wasl.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.UserId;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Pages whose reader's session ends while they are open.
@WaslTest
class EndedSessionTests {

    private final ApplicationContext beans;
    private final Platform platform;

    @LocalServerPort
    private int port;

    private CurrentUser hanta = new CurrentUser(new UserId(new UUID(0, 0)), null, "", "", UserRole.OPERATOR);

    EndedSessionTests(@Autowired ApplicationContext beans) {
        this.beans = beans;
        this.platform = new Platform(beans);
    }

    @BeforeEach
    void someone() {
        hanta = platform.user(platform.client("Boutique Soa"), UUID.randomUUID() + "@soa.example", UserRole.OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void whatWasTypedIsThereAgainAfterSigningInAgain(String language) {
        try (var browser = Browser.open(port, language)) {
            browser.enter(hanta.email(), Platform.PASSWORD).visit("/profile");
            var page = browser.page();
            page.fill("[name=name]", "Hanta, typed for long");
            endSession();
            page.click("main form[action='/profile'] .btn-primary");

            page.waitForURL(url -> url.endsWith("/sign-in?ended=yes&to=%2Fprofile"));
            assertThat(page.locator("main .alert, main .note")).hasCount(1);
            browser.look("session-ended");
            page.fill("#email", hanta.email());
            page.fill("#password", "not the password");
            page.click("main .btn-primary");
            page.fill("#password", Platform.PASSWORD);
            page.click("main .btn-primary");

            page.waitForURL(url -> url.endsWith("/profile"));
            assertThat(page.locator("[name=name]")).hasValue("Hanta, typed for long");
            assertThat(page.locator(".toast-note")).hasCount(1);
            page.click("main form[action='/profile'] .btn-primary");
            page.waitForLoadState();
            assertThat(page.locator("[name=name]")).hasValue("Hanta, typed for long");
        }
        assertThat(beans.getBean(Users.class).find(hanta.id()).orElseThrow().name())
                .isEqualTo("Hanta, typed for long");
    }

    @Test
    void switchingTheLanguageKeepsAForm() {
        try (var browser = Browser.open(port, "en")) {
            browser.enter(hanta.email(), Platform.PASSWORD).visit("/profile");
            var page = browser.page();
            page.fill("[name=name]", "Hanta, half typed");
            page.fill("[name=current]", "a secret");
            page.click("nav.side .languages [value=fr]");

            page.waitForSelector("html[lang=fr]");
            assertThat(page.locator("[name=name]")).hasValue("Hanta, half typed");
            assertThat(page.locator("[name=current]")).hasValue("");
            page.reload();
            assertThat(page.locator("[name=name]")).hasValue(hanta.name());
            browser.assertQuiet();
        }
    }

    @Test
    void aPartOfAPageSaysWhyItGoesAndComesBack() {
        var client = new Client(port);
        client.signIn(hanta.email(), Platform.PASSWORD);
        endSession();

        var answer = client.send(client.request("/campaigns/running")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "https://evil.example/campaigns?query=soldes"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect"))
                .contains("/sign-in?ended=yes&to=%2Fcampaigns%3Fquery%3Dsoldes");
    }

    @Test
    void aLivePageWithoutALineSaysThatItIsStale() {
        try (var browser = Browser.open(port, "en")) {
            browser.enter(hanta.email(), Platform.PASSWORD).visit("/profile");
            var page = browser.page();
            page.evaluate("""
                    () => {
                        const place = document.querySelector('main');
                        place.insertAdjacentHTML('beforeend', '<div><div data-live="/nowhere"></div></div>');
                        const elt = place.lastElementChild;
                        document.dispatchEvent(new CustomEvent('htmx:load', { detail: { elt } }));
                    }""");

            assertThat(page.locator("[data-live] .note")).containsText("out of date");
        }
    }

    private void endSession() {
        beans.getBean(Scopes.class)
                .engine(() -> beans.getBean(JdbcClient.class)
                        .sql("DELETE FROM spring_session WHERE principal_name = ?")
                        .param(hanta.id().toString())
                        .update());
    }
}
