package io.wasl.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The system's Chromium, started once for all tests of the process: a start takes longer than most of what is tested.
/// It ends with the process, by losing the pipe to it.
final class Chromium {

    private static final String EXECUTABLE = System.getProperty("wasl.chromium", "/usr/bin/chromium");

    static final Chromium INSTANCE = new Chromium();

    private final com.microsoft.playwright.Browser browser;

    private Chromium() {
        browser = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(EXECUTABLE))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// Somebody's own cookies and preferences. Nobody likes motion: a colour on its way to another is neither.
    BrowserContext person(String language, ColorScheme scheme) {
        return browser.newContext(ofPerson(language).setColorScheme(scheme));
    }

    BrowserContext unscripted(String language) {
        return browser.newContext(ofPerson(language).setJavaScriptEnabled(false));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions ofPerson(String language) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Indian/Antananarivo")
                .setReducedMotion(ReducedMotion.REDUCE)
                // Nobody vouches for the certificates of tests.
                .setIgnoreHTTPSErrors(true);
    }
}
