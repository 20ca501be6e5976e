package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.kernel.E164;
import io.wasl.testing.Browser;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Somebody whose browser runs no scripts reads the same figures, and knows of which zone the times are.
@WaslTest
class UnscriptedTests {

    private final Platform platform;
    private final Contacts contacts;

    @LocalServerPort
    private int port;

    UnscriptedTests(@Autowired ApplicationContext context, @Autowired Contacts contacts) {
        this.platform = new Platform(context);
        this.contacts = contacts;
    }

    @Test
    void homeNumbersAndContactsShowTheirFiguresWithoutScripts() {
        platform.forgetNumbers();
        var soa = platform.newClient("Boutique Soa");
        var number = platform.connect(soa, "Soa Service", MetaSimulator.SERVICE);
        var rado = contacts.add(
                soa,
                new NewContact(
                        new E164("+261340000101"),
                        null,
                        "Rado",
                        null,
                        List.of(),
                        Map.of(),
                        MarketingConsent.UNKNOWN,
                        "api"));
        try (var browser = Browser.unscripted(port, "en")) {
            browser.enter(platform.newOwner(soa), Platform.PASSWORD).visit("/");
            assertThat(browser.page().innerText("main"))
                    .contains("Today", "Soa Service")
                    .contains("Times on this page are those of UTC.");
            browser.photograph("home-unscripted");

            browser.visit("/accounts/" + number.id());
            browser.page().waitForSelector(".checks li");
            assertThat(browser.page().locator("nav.side").count()).isOne();
            browser.photograph("diagnostics-unscripted");

            browser.visit("/contacts/" + rado.id());
            assertThat(browser.page().innerText("main time")).endsWith(" (UTC)");
            browser.assertQuiet();
        }
    }
}
