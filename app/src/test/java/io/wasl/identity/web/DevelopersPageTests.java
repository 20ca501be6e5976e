package io.wasl.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.testing.Browser;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A person makes a key for a program; an operator arrives.
@WaslTest
class DevelopersPageTests {

    private final Platform platform;
    private final Users users;

    @LocalServerPort
    private int port;

    DevelopersPageTests(@Autowired ApplicationContext context, @Autowired Users users) {
        this.platform = new Platform(context);
        this.users = users;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aKeyThatOpensNothingIsRefusedAndWhatWasTypedStays(String language) {
        var owner = platform.newOwner(platform.newClient("Boutique Soa"));
        try (var browser = Browser.open(port, language)) {
            browser.enter(owner, Platform.PASSWORD).visit("/developers");
            var page = browser.page();
            page.fill("#label", "Caisse");
            page.selectOption("#days", "90");
            page.click("form[action='/developers/keys'] .btn-primary");

            assertThat(page.innerText("#scopes-error")).isEqualTo(page.innerText("main > .tone-red"));
            assertThat(page.locator("code.secret").count()).isZero();
            browser.look("key-refused");
            assertThat(page.inputValue("#label")).isEqualTo("Caisse");
            assertThat(page.inputValue("#days")).isEqualTo("90");

            page.check("input[name=scopes][value=messages]");
            page.click("form[action='/developers/keys'] .btn-primary");
            assertThat(page.innerText("code.secret")).startsWith("wasl_");
            browser.look("key-made");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void anOperatorIsWelcomedWithWhatOperatorsDo(String language) {
        var email = "operator-" + UUID.randomUUID() + "@wasl.example";
        users.add(new NewUser(null, "Rivo", email, UserRole.OPERATOR), new Secret(Platform.PASSWORD));
        try (var browser = Browser.open(port, language)) {
            browser.enter(email, Platform.PASSWORD).visit("/").look("home-operator");
            assertThat(browser.page()
                            .locator("[hx-get^='/messages'], [hx-get^='/campaigns']")
                            .count())
                    .as("what concerns clients alone")
                    .isZero();
            browser.assertQuiet();
        }
    }
}
