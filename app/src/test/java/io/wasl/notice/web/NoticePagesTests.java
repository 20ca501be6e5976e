package io.wasl.notice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.wasl.identity.UserRole;
import io.wasl.kernel.TenantId;
import io.wasl.notice.NewNotice;
import io.wasl.notice.NoticeKind;
import io.wasl.notice.Notices;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@WaslTest
class NoticePagesTests {

    private final Platform platform;
    private final Notices notices;
    private final int port;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private String email = "";

    NoticePagesTests(@Autowired ApplicationContext context, @Autowired Notices notices, @LocalServerPort int port) {
        this.platform = new Platform(context);
        this.notices = notices;
        this.port = port;
    }

    @BeforeEach
    void someoneToTell() {
        soa = platform.newClient("Boutique Soa");
        email = platform.newOwner(soa);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void theBellCountsAndThePageTellsEveryKindInWords(String language) {
        tellEverything();
        int kinds = NoticeKind.values().length;
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            String name = "notices-" + language + "-" + scheme.name().toLowerCase(Locale.ROOT);
            try (Browser browser = Browser.open(port, language, Browser.DESKTOP, scheme)) {
                browser.signIn(email, Platform.PASSWORD).visit("/notices");
                assertThat(browser.page().locator(".bell .n")).isVisible();
                assertThat(browser.page().locator(".notice.unread")).hasCount(kinds);
                assertThat(browser.page().locator("main")).not().containsText("connection.trouble");
                assertThat(browser.page().locator("main")).not().containsText("campaign.reason");
                browser.assertAccessible().photograph(name);
                browser.resize(Browser.PHONE).assertAccessible().assertNothingScrollsSideways();
                browser.photograph(name + "-phone").assertQuiet();
            }
        }
    }

    @Test
    void whatIsOpenedOrMarkedIsReadAndTheBellFallsSilent() {
        notices.tell(soa, new NewNotice(NoticeKind.TOKEN_REFUSED, "one", "/accounts", List.of("Shop")));
        notices.tell(soa, new NewNotice(NoticeKind.CAMPAIGN_FINISHED, "two", "/campaigns", List.of("Soldes")));
        try (Browser browser = Browser.open(port, "en")) {
            browser.signIn(email, Platform.PASSWORD);
            assertThat(browser.page().locator(".bell .n")).hasText("2");
            browser.page().click(".bell");
            browser.page().locator(".notice button").first().click();
            browser.page().waitForURL("**/campaigns");
            assertThat(browser.page().locator(".bell .n")).hasText("1");
            browser.visit("/notices").page().click("button:has-text('Mark all as read')");
            browser.page().waitForURL("**/notices");
            assertThat(browser.page().locator(".notice.unread")).hasCount(0);
            assertThat(browser.page().locator(".bell .n")).hasCount(0);
            browser.assertQuiet();
        }
    }

    @Test
    void whereThereIsNothingThePageSaysSo() {
        try (Browser browser = Browser.open(port, "en", Browser.PHONE, ColorScheme.LIGHT)) {
            browser.signIn(email, Platform.PASSWORD).visit("/notices");
            assertThat(browser.page().locator("main")).containsText("Nothing to report");
            browser.assertAccessible().photograph("notices-empty-phone");
        }
    }

    @Test
    void aNoticeOfAnotherClientIsNotFound() {
        TenantId vola = platform.client("Vola " + UUID.randomUUID());
        notices.tell(vola, new NewNotice(NoticeKind.TOKEN_REFUSED, "one", "/accounts", List.of("Shop")));
        String theirs = notices.latest(
                        vola,
                        platform.user(vola, "v-" + UUID.randomUUID() + "@v.example", UserRole.OWNER)
                                .id())
                .getFirst()
                .id()
                .toString();
        Client client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        for (String id : List.of(theirs, UUID.randomUUID().toString(), "nonsense", "%00")) {
            assertThat(client.submit("/profile", "/notices/" + id + "/reading", Map.of())
                            .statusCode())
                    .isIn(404, 400);
        }
    }

    private void tellEverything() {
        for (NoticeKind kind : NoticeKind.values()) {
            notices.tell(soa, new NewNotice(kind, kind.name(), "/", values(kind)));
        }
    }

    private static List<String> values(NoticeKind kind) {
        return switch (kind) {
            case TOKEN_EXPIRES -> List.of("Boutique Soa", "7");
            case TOKEN_REFUSED, CLAIM_DISPLACED, CLAIM_ENDED -> List.of("Boutique Soa");
            case ACCOUNT_BROKEN -> List.of("Boutique Soa", "connection.trouble.number_banned");
            case ACCOUNT_STOPPED -> List.of("Boutique Soa", "131031");
            case ACCOUNT_RESTRICTED -> List.of("Boutique Soa", "ACCOUNT_RESTRICTION");
            case TEMPLATE_PAUSED, TEMPLATE_DISABLED, TEMPLATE_REJECTED -> List.of("soldes_printemps", "fr");
            case CAMPAIGN_PAUSED -> List.of("Soldes d’été <b>", "campaign.reason.template_paused");
            case CAMPAIGN_FINISHED, CAMPAIGN_ENDED -> List.of("عروض الربيع");
        };
    }
}
