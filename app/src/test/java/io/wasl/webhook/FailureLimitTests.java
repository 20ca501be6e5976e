package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.WebhookSignature;
import io.wasl.testing.Client;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@TestPropertySource(
        properties = {
            "wasl.engine=true",
            "wasl.webhook.failure-window=1h",
            "wasl.sign-in.failures-per-address=3",
            "setting.TRUSTED_PROXIES=127.0.0.0/8,::1,10.0.0.0/8"
        })
class FailureLimitTests {

    private static final byte[] BODY = Bodies.status("wamid.1", "sent").getBytes(StandardCharsets.UTF_8);
    private static final int ALLOWED = 100;

    private final int port;
    private final Meta meta;

    FailureLimitTests(@LocalServerPort int port) {
        this.port = port;
        meta = new Meta(port);
    }

    @Test
    void whoFailsTooOftenIsHeldBackUnlessItSignsRightly() {
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(forged("203.0.113.1")).isEqualTo(401);
        }

        assertThat(forged("203.0.113.1")).isEqualTo(429);
        var answer = meta.post(Meta.PATH, BODY, "X-Forwarded-For", "203.0.113.1");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(signed("203.0.113.1")).isEqualTo(200);
        assertThat(forged("203.0.113.2")).isEqualTo(401);
    }

    @Test
    void wrongTokensCountToo() {
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(guess("203.0.113.3", "wrong")).isEqualTo(403);
        }

        assertThat(guess("203.0.113.3", "wrong")).isEqualTo(429);
        assertThat(guess("203.0.113.3", TestInstallation.VERIFY_TOKEN)).isEqualTo(200);
    }

    @Test
    void aWholeNetworkOfTheNewProtocolCountsAsOne() {
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(forged("2001:db8:1:2::" + Integer.toHexString(i))).isEqualTo(401);
        }

        assertThat(forged("2001:db8:1:2:ffff::1")).isEqualTo(429);
        assertThat(forged("2001:db8:1:3::1")).isEqualTo(401);
    }

    @Test
    void changingPortsAreOneCaller() {
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(forged("203.0.113.9:" + (50_000 + i))).isEqualTo(401);
        }

        assertThat(forged("203.0.113.9:1")).isEqualTo(429);
        assertThat(forged("198.51.100.7:40001")).isEqualTo(401);
        assertThat(forged("[2001:db8:a::5]:443")).isEqualTo(401);
    }

    @Test
    void whatAStrangerClaimsOfItselfIsNotBelieved() {
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(forged("198.51.100." + i + ", 203.0.113.4, 10.1.2.3")).isEqualTo(401);
        }

        assertThat(forged("198.51.100.250, 203.0.113.4")).isEqualTo(429);
        assertThat(forged("garbage, 203.0.113.4")).isEqualTo(429);
    }

    @Test
    void anAddressThatIsNoneIsThatOfTheProxy() {
        assertThat(forged("not an address")).isEqualTo(401);
        assertThat(forged("")).isEqualTo(401);
    }

    @Test
    void whoGuessesPasswordsBehindTheProxyLocksOnlyHimselfOut() {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn("203.0.113.40:" + (50_000 + i))).isEqualTo(401);
        }

        assertThat(signIn("203.0.113.40:1")).isEqualTo(429);
        assertThat(signIn("198.51.100.1, 203.0.113.40")).isEqualTo(429);
        assertThat(signIn("203.0.113.41")).isEqualTo(401);
    }

    private int signIn(String from) {
        var client = new Client(port);
        var token = client.get("/sign-in").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        return client.send(client.request("/sign-in")
                        .header("X-Forwarded-For", from)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "email=%s@soa.example&password=x&_csrf=%s".formatted(UUID.randomUUID(), token))))
                .statusCode();
    }

    private int forged(String from) {
        var signature = new WebhookSignature("wrong").sign(BODY);
        return meta.post(Meta.PATH, BODY, WebhookSignature.HEADER, signature, "X-Forwarded-For", from)
                .statusCode();
    }

    private int signed(String from) {
        return meta.post(Meta.PATH, BODY, WebhookSignature.HEADER, meta.sign(BODY), "X-Forwarded-For", from)
                .statusCode();
    }

    private int guess(String from, String token) {
        var path = Meta.PATH + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + token;
        return meta.send(HttpRequest.newBuilder(meta.uri(path)).header("X-Forwarded-For", from))
                .statusCode();
    }
}
