package io.wasl.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.database.Standstill;
import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
class StandstillPageTests {

    private static final String OPERATOR = "standstill-operator@wasl.example";
    private static final String OWNER = "standstill-owner@wasl.example";

    private final Platform platform;
    private final Users users;
    private final Standstill standstill;
    private final Scopes scopes;
    private final JdbcClient jdbc;

    private final int port;

    StandstillPageTests(
            @Autowired ApplicationContext context,
            @Autowired Users users,
            @Autowired Standstill standstill,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        this.platform = new Platform(context);
        this.users = users;
        this.standstill = standstill;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.port = port;
    }

    @BeforeEach
    void restore() {
        if (platform.isUnknown(OWNER)) {
            platform.user(platform.client("Boutique Soa"), OWNER, UserRole.OWNER);
            users.add(new NewUser(null, "Rivo", OPERATOR, UserRole.OPERATOR), new Secret(Platform.PASSWORD));
        }
        standstill.examine();
        scopes.engine(() -> jdbc.sql("UPDATE standstill SET system_identifier = '1', since = NULL, holding = false")
                .update());
        standstill.examine();
    }

    @AfterEach
    void goOn() {
        scopes.engine(() ->
                jdbc.sql("UPDATE standstill SET since = NULL, holding = false").update());
    }

    @Test
    void everyPageSaysThatNothingIsSent() {
        assertThat(signedIn(OWNER).get("/").body())
                .contains("Nothing is being sent.")
                .doesNotContain("/operator/standstill");
        assertThat(signedIn(OPERATOR).get("/operator/standstill").body())
                .contains("Nothing is being sent.", "restored on another server");
    }

    @Test
    void anOperatorsHomeLeadsToWhatTheyLookAfter() {
        assertThat(signedIn(OPERATOR).get("/").body())
                .contains("href=\"/developers/webhook-events\"", "href=\"/operator/standstill\"");
        assertThat(signedIn(OPERATOR).get("/developers/webhook-events").statusCode())
                .isEqualTo(200);
        assertThat(signedIn(OWNER).get("/").body()).doesNotContain("href=\"/developers/webhook-events\"");
    }

    @Test
    void onlyAnOperatorLetsMessagesLeaveAgain() {
        var owner = signedIn(OWNER);

        assertThat(owner.get("/operator/standstill").statusCode()).isEqualTo(403);
        assertThat(owner.submit("/profile", "/operator/standstill/confirmation", Map.of("hold", "false"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(standing()).isPositive();
    }

    @Test
    void anOperatorConfirmsThatNothingWasLost() {
        var operator = signedIn(OPERATOR);

        operator.submit("/operator/standstill", "/operator/standstill/confirmation", Map.of("hold", "false"));

        assertThat(standing()).isZero();
        assertThat(operator.get("/operator/standstill").body()).contains("Messages are sent");
    }

    @Test
    void whatWasUnfinishedIsPutAsideBeforeAnythingLeaves() {
        var operator = signedIn(OPERATOR);

        operator.submit("/operator/standstill", "/operator/standstill/confirmation", Map.of("hold", "true"));

        assertThat(standing()).isPositive();
        assertThat(operator.get("/operator/standstill").body()).contains("being put aside", "Rivo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void everybodyCanReadAndUseThePage(String language) {
        try (var browser = Browser.open(port, language)) {
            browser.signIn(OPERATOR, Platform.PASSWORD)
                    .visit("/operator/standstill")
                    .assertAccessible();
            browser.page().click("button[commandfor=send]");
            browser.assertAccessible();
        }
    }

    private long standing() {
        return scopes.engine(() -> jdbc.sql("SELECT count(*) FROM standstill WHERE since IS NOT NULL")
                .query(Long.class)
                .single());
    }

    private Client signedIn(String email) {
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        return client;
    }
}
