package io.wasl.web;

import com.microsoft.playwright.options.ColorScheme;
import io.wasl.identity.UserRole;
import io.wasl.testing.Browser;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A person walks through every section in their language.
@WaslTest
class PagesTests {

    private final Platform platform;
    private final Shell shell;

    @LocalServerPort
    private int port;

    PagesTests(@Autowired ApplicationContext context, @Autowired Shell shell) {
        this.platform = new Platform(context);
        this.shell = shell;
    }

    @BeforeEach
    void someoneToSignIn() {
        var soa = platform.client("Boutique Soa");
        if (platform.isUnknown("hanta@soa.example")) {
            platform.user(soa, "hanta@soa.example", UserRole.OWNER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void everySectionCanBeReadByEverybody(String language) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            var name = language + "-" + scheme.name().toLowerCase(Locale.ROOT);
            try (var browser = Browser.open(port, language, Browser.DESKTOP, scheme)) {
                browser.visit("/sign-in").assertAccessible().photograph("sign-in-" + name);
                browser.signIn("hanta@soa.example", Platform.PASSWORD);
                for (var section : shell.existing()) {
                    look(browser, section.path(), section.key() + "-" + name);
                }
                look(browser, "/profile", "profile-" + name);
                browser.assertQuiet();
            }
        }
    }

    private static void look(Browser browser, String path, String name) {
        browser.resize(Browser.DESKTOP).visit(path);
        browser.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        browser.assertAccessible().photograph(name);
        browser.resize(Browser.PHONE).assertAccessible().assertNothingScrollsSideways();
        browser.photograph(name + "-phone");
    }
}
