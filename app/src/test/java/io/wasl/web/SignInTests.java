package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The door for people, as somebody who means harm would try it.
@WaslTest
class SignInTests {

    private final Platform platform;
    private final Users users;

    @LocalServerPort
    private int port;

    private CurrentUser hanta =
            new CurrentUser(new io.wasl.identity.UserId(new UUID(0, 0)), null, "", "", UserRole.OPERATOR);

    SignInTests(@Autowired ApplicationContext context, @Autowired Users users) {
        this.platform = new Platform(context);
        this.users = users;
    }

    @BeforeEach
    void someone() {
        hanta = platform.user(platform.client("Boutique Soa"), UUID.randomUUID() + "@soa.example", UserRole.OWNER);
    }

    @Test
    void theRightPasswordOpensAndTheSessionGetsANewId() {
        var client = new Client(port);
        var planted = "cGxhbnRlZC1ieS1zb21lYm9keS1lbHNl";

        var answer = client.send(client.request("/sign-in").header("Cookie", "session=" + planted));
        client.signIn(hanta.email(), Platform.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(client.cookie("session")).isNotEmpty().isNotEqualTo(planted);
        assertThat(client.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void signingInAgainChangesTheSessionId() {
        var client = signedIn();
        var before = client.cookie("session");

        client.submit("/profile", "/sign-in", Map.of("email", hanta.email(), "password", Platform.PASSWORD));

        assertThat(client.cookie("session")).isNotEqualTo(before);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        var client = new Client(port);

        var answer = client.signIn(hanta.email(), Platform.PASSWORD);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("session="))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreTheSameAnswer() {
        var wrong = new Client(port).signIn(hanta.email(), "not the password");
        var unknown = new Client(port).signIn("nobody@soa.example", "not the password");

        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(bare(wrong.body(), hanta.email())).isEqualTo(bare(unknown.body(), "nobody@soa.example"));
    }

    @Test
    void aDisabledUserIsAnsweredLikeAnUnknownOne() {
        users.disable(hanta.id(), true);

        assertThat(new Client(port).signIn(hanta.email(), Platform.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "'; DROP TABLE app_user; --"})
    void strangePasswordsAreJustWrong(String password) {
        assertThat(new Client(port).signIn(hanta.email(), password).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aVeryLongPasswordIsJustWrong() {
        assertThat(new Client(port)
                        .signIn(hanta.email(), Platform.PASSWORD + "x".repeat(100_000))
                        .statusCode())
                .as("refused, by the password or by the throttle")
                .isIn(401, 429);
    }

    @Test
    void aWrongTryCountsOnce() {
        for (int i = 0; i < 5; i++) {
            assertThat(new Client(port)
                            .signIn(hanta.email(), "guess number " + i)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whoSignedInOnABrowserGetsInThereWhileStrangersGuess() {
        var own = signedIn();
        for (int i = 0; i < 12; i++) {
            new Client(port).signIn(hanta.email(), "guess number " + i);
        }

        assertThat(own.signIn(hanta.email(), Platform.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void triesOnOnePersonAreLimitedWhoeverTheyAre() {
        var answers = java.util.stream.IntStream.range(0, 12)
                .mapToObj(attempt -> new Client(port).signIn(hanta.email(), "guess number " + attempt))
                .toList();

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(new Client(port)
                        .post("/sign-in", "email=" + hanta.email() + "&password=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn()
                        .post("/profile", "name=Mallory&language=en&zone=UTC")
                        .statusCode())
                .isEqualTo(403);
        assertThat(users.find(hanta.id()).orElseThrow().name()).isEqualTo(hanta.name());
    }

    @Test
    void aFormOfAnotherSiteIsRefusedEvenWithAToken() {
        var client = signedIn();

        assertThat(client.send(client.request("/sign-out")
                                .header("Origin", "https://evil.example")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(client.request("/sign-out")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() {
        var client = signedIn();
        var session = client.cookie("session");

        client.submit("/profile", "/sign-out", Map.of());

        var thief = new Client(port);
        assertThat(thief.send(thief.request("/").header("Accept", "text/html").header("Cookie", "session=" + session))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aDisabledUserIsOutAtOnce() {
        var client = signedIn();

        users.disable(hanta.id(), true);

        assertThat(client.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aNewPasswordEndsEverySessionButTheOneThatChangedIt() {
        var other = signedIn();
        var client = signedIn();

        var answer = client.submit(
                "/profile",
                "/profile/password",
                Map.of("current", Platform.PASSWORD, "replacement", "another fine password"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(client.get("/").statusCode()).isEqualTo(200);
        assertThat(other.get("/").statusCode()).isEqualTo(302);
        assertThat(new Client(port)
                        .signIn(hanta.email(), "another fine password")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aNewPasswordNeedsTheCurrentOne() {
        var answer = signedIn()
                .submit(
                        "/profile",
                        "/profile/password",
                        Map.of("current", "not the password", "replacement", "another fine password"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("is-invalid");
        assertThat(new Client(port).signIn(hanta.email(), Platform.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void afterSigningInThePageThatWasAskedForIsShown() {
        var client = new Client(port);
        var form = client.get("/profile?x=1").headers().firstValue("Location").orElseThrow();

        assertThat(form).isEqualTo("/sign-in?to=%2Fprofile%3Fx%3D1");
        assertThat(client.get(form).body()).contains("name=\"to\" value=\"/profile?x=1\"");
        assertThat(signInTo(client, "/profile?x=1")).hasValue("/profile?x=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "", "javascript:alert(1)"})
    void signingInNeverLeadsToAnotherSite(String to) {
        assertThat(signInTo(new Client(port), to)).hasValue("/");
    }

    private Optional<String> signInTo(Client client, String to) {
        var answer = client.submit(
                "/sign-in", "/sign-in", Map.of("email", hanta.email(), "password", Platform.PASSWORD, "to", to));
        return answer.headers().firstValue("Location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\r\nb"})
    void theLanguageSwitchNeverLeadsToAnotherSite(String back) {
        var answer = new Client(port).submit("/sign-in", "/language", Map.of("language", "fr", "back", back));

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(
                        location -> assertThat(location).doesNotContain("evil").endsWith("/"));
    }

    @Test
    void passwordsAreNotKept() {
        assertThat(new Secret(Platform.PASSWORD).toString()).doesNotContain(Platform.PASSWORD);
        assertThat(users.find(hanta.id()).toString()).doesNotContain("$2");
    }

    private Client signedIn() {
        var client = new Client(port);
        client.signIn(hanta.email(), Platform.PASSWORD);
        return client;
    }

    /// Without what differs from page to page: the tokens, and the address that was typed.
    private static String bare(String page, String email) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replace(email, "");
    }
}
