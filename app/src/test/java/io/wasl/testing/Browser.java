package io.wasl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A person's browser: the system's Chromium, in one language, one width and one colour scheme.
///
/// It watches what it visits: script errors, and requests that leave the machine.
public final class Browser implements AutoCloseable {

    public static final int DESKTOP = 1280;
    public static final int PHONE = 390;

    private static final Path CHROMIUM = Path.of(System.getProperty("wasl.chromium", "/usr/bin/chromium"));
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final List<String> errors = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    private Browser(String home, String language, int width, ColorScheme scheme) {
        this.home = home;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
        this.context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Indian/Antananarivo")
                .setColorScheme(scheme)
                .setViewportSize(width, width == PHONE ? 844 : 800));
        this.page = context.newPage();
        watch();
    }

    public static Browser open(int port, String language) {
        return open(port, language, DESKTOP, ColorScheme.LIGHT);
    }

    public static Browser open(int port, String language, int width, ColorScheme scheme) {
        return new Browser("http://localhost:" + port, language, width, scheme);
    }

    /// The Playwright page, for everything that has no word here.
    public Page page() {
        return page;
    }

    public Browser visit(String path) {
        page.navigate(home + path);
        return this;
    }

    public Browser resize(int width) {
        page.setViewportSize(width, width == PHONE ? 844 : 800);
        return this;
    }

    public Browser signIn(String email, String password) {
        visit("/sign-in");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("main .btn-primary");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /// Fails on anything that axe-core finds against WCAG 2.2 AA.
    public Browser assertAccessible() {
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(found)
                .as("axe on " + page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
        return this;
    }

    public Browser assertNothingScrollsSideways() {
        var widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        assertThat(widths).as("width of " + page.url()).isInstanceOf(List.class);
        var pair = (List<?>) widths;
        assertThat(pair.getFirst()).as("content against window, " + page.url()).isEqualTo(pair.getLast());
        return this;
    }

    /// Fails if a script failed, or anything was asked of another machine, since this browser was opened.
    public Browser assertQuiet() {
        assertThat(errors).as("errors in the browser").isEmpty();
        assertThat(strangers).as("requests to other hosts").isEmpty();
        return this;
    }

    /// Keeps a picture of the whole page in `target/screenshots`.
    public Browser photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        context.close();
        chromium.close();
        playwright.close();
    }

    private void watch() {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> {
            var host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("localhost")) {
                strangers.add(request.url());
            }
        });
    }
}
