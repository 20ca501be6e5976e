package io.wasl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A person's browser: the system's Chromium, in one language, one width and one colour scheme.
///
/// It watches what it visits: script errors, and requests that leave the machine.
public final class Browser implements AutoCloseable {

    public static final int DESKTOP = 1280;
    public static final int PHONE = 390;
    /// The narrowest that WCAG asks for, which is also a desk at a zoom of 400 %.
    public static final int NARROW = 320;

    // Pictures are for people who work on the pages; nobody looks at those of an ordinary run.
    private static final boolean PICTURES = Boolean.getBoolean("wasl.photographs");

    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final String language;
    private final List<String> errors = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<Request> finished = new ArrayList<>();
    private int width;

    private Browser(String home, String language, int width, BrowserContext context) {
        this.home = home;
        this.language = language;
        this.width = width;
        this.context = context;
        this.page = context.newPage();
        watch();
        resize(width);
        Witness.watch(this);
    }

    /// Whoever reads French works in the dark.
    public static Browser open(int port, String language) {
        return open(port, language, DESKTOP, language.equals("fr") ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    public static Browser open(URI home, String language) {
        return new Browser(home.toString(), language, DESKTOP, Chromium.INSTANCE.person(language, ColorScheme.LIGHT));
    }

    public static Browser open(int port, String language, int width, ColorScheme scheme) {
        return new Browser("http://localhost:" + port, language, width, Chromium.INSTANCE.person(language, scheme));
    }

    /// Of somebody whose browser runs no scripts.
    public static Browser unscripted(int port, String language) {
        return new Browser("http://localhost:" + port, language, DESKTOP, Chromium.INSTANCE.unscripted(language));
    }

    /// The Playwright page, for everything that has no word here.
    public Page page() {
        return page;
    }

    public Browser visit(String path) {
        page.navigate(home + path);
        return this;
    }

    public Browser resize(int next) {
        width = next;
        page.setViewportSize(width, width <= PHONE ? 844 : 800);
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

    /// Signs in as `signIn` does, but without looking at the form, which takes a second.
    public Browser enter(String email, String password) {
        var form = context.request().get(home + "/sign-in").text();
        var answer = context.request()
                .post(
                        home + "/sign-in",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create()
                                        .set("email", email)
                                        .set("password", password)
                                        .set("_csrf", Client.csrfToken(form))));
        assertThat(answer.status()).as("signing in").isEqualTo(302);
        return this;
    }

    /// Looks the page over as it stands, at the width of a desk, of a phone, and of a narrow phone.
    public Browser look(String name) {
        int before = width;
        resize(DESKTOP).assertAccessible().photograph(name + "-" + language);
        resize(PHONE).assertNothingScrollsSideways();
        // English readers have proven the desk in light, French ones in the dark, Arabic ones mirrored: of the phone,
        // which has the same parts, two of the three are enough.
        if (!language.equals("en")) {
            assertAccessible();
        }
        photograph(name + "-" + language + "-phone");
        resize(NARROW).assertNothingScrollsSideways();
        return photograph(name + "-" + language + "-narrow").resize(before);
    }

    /// Waits for the parts that a page fetches after itself.
    public Browser settle() {
        page.waitForSelector(
                ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /// Fails on anything that axe-core finds against WCAG 2.2 AA, and on what cannot be seen.
    public Browser assertAccessible() {
        settle();
        assertThat(Axe.violations(page)).as("axe on " + page.url()).isEmpty();
        assertThat(Sight.faults(page)).as("sight on " + page.url()).isEmpty();
        return this;
    }

    public Browser assertNothingScrollsSideways() {
        // What measures itself, such as a chart, follows a new width some frames later.
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    var widths = (List<?>) page.evaluate(
                            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
                    assertThat(widths.getFirst())
                            .as("content against window, " + page.url())
                            .isEqualTo(widths.getLast());
                });
        return this;
    }

    /// How many bytes came over the line since this browser was opened.
    public long weight() {
        return finished.stream()
                .map(Request::sizes)
                .mapToLong(sizes -> (long) sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
    }

    /// Fails if a script failed, or anything was asked of another machine, since this browser was opened.
    public Browser assertQuiet() {
        assertThat(errors).as("errors in the browser").isEmpty();
        assertThat(strangers).as("requests to other hosts").isEmpty();
        return this;
    }

    /// Keeps a picture of the whole page in `target/screenshots`, if `-Dwasl.photographs=true` asks for pictures.
    public Browser photograph(String name) {
        if (PICTURES) {
            picture(Path.of("target", "screenshots", name + ".png"));
        }
        return this;
    }

    /// Ends what this person does. The window stays open until the test has ended, for a `Witness` to look at.
    @Override
    public void close() {}

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /// What a person in front of the window could tell.
    String testimony() {
        return page.url() + "\n" + page.title() + "\n" + page.innerText("body") + "\n" + errors;
    }

    void leave() {
        context.close();
    }

    private void watch() {
        page.onRequestFinished(finished::add);
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
