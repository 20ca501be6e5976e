package io.wasl.web;

import io.wasl.identity.UserRole;
import io.wasl.testing.Browser;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
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
        try (var browser = Browser.open(port, language)) {
            browser.visit("/sign-in").look("sign-in");
            browser.signIn("hanta@soa.example", Platform.PASSWORD);
            for (var section : shell.existing()) {
                browser.visit(section.path()).look(section.key());
            }
            browser.visit("/profile").look("profile").assertQuiet();
        }
    }
}
