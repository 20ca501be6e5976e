package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.wasl.database.Scopes;
import io.wasl.meta.WebhookSignature;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@TestPropertySource(
        properties = {
            "wasl.engine=true",
            "wasl.webhook.body-time=2s",
            "wasl.webhook.failures=10000",
            "setting.META_CLIENT_SECRET=test-app-secret,retiring-secret"
        })
class DoorTests {

    private static final int LIMIT = 3 * 1024 * 1024;
    private static final byte[] BODY = Bodies.status("wamid.1", "sent").getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Meta meta;
    private long before;

    DoorTests(@Autowired JdbcClient jdbc, @Autowired Scopes scopes, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        meta = new Meta(port);
    }

    @BeforeEach
    void count() {
        before = rows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhook/whatsapp",
                "/webhook/whatsapp/",
                "/api/integrations/webhooks/whatsapp",
                "/api/integrations/webhooks/whatsapp/",
                "/webhook/whatsapp/acc_1-x",
                "/webhook/whatsapp/acc_1-x/",
                "/api/integrations/webhooks/whatsapp/acc_1-x"
            })
    void everyPathKeepsWhatIsSignedAndKnowsTheToken(String path) {
        var answer = meta.post(path, BODY, WebhookSignature.HEADER, meta.sign(BODY));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(rows()).isEqualTo(before + 1);
        assertThat(verify(path, TestInstallation.VERIFY_TOKEN, "1158201444").body())
                .isEqualTo("1158201444");
    }

    @Test
    void whatIsKeptAreTheBytesOfTheWire() {
        byte[] body = "{ \"a\" :\t\"\\u00e4 \\/ é 😀\", \"a\":1e400 } \u0000".getBytes(StandardCharsets.UTF_8);
        body[body.length - 1] = (byte) 0xff;

        assertThat(meta.deliver(body).statusCode()).isEqualTo(200);
        assertThat(newest()).isEqualTo(body);
    }

    @Test
    void aSecretThatIsBeingRetiredStillSigns() {
        var signature = new WebhookSignature("retiring-secret").sign(BODY);

        assertThat(meta.post(Meta.PATH, BODY, WebhookSignature.HEADER, signature)
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<List<String>> forgeries() {
        var right = new WebhookSignature(TestInstallation.APP_SECRET).sign(BODY);
        var header = WebhookSignature.HEADER;
        return Stream.of(
                List.of(),
                List.of("X-Hub-Signature", "sha1=" + "0".repeat(40)),
                List.of(header, new WebhookSignature("another-app").sign(BODY)),
                List.of(header, right.substring(0, right.length() - 1)),
                List.of(header, right + "0"),
                List.of(header, "sha256=" + right.substring(7).toUpperCase(Locale.ROOT)),
                List.of(header, right.toUpperCase(Locale.ROOT)),
                List.of(header, "sha256=" + "g".repeat(64)),
                List.of(header, "sha256=" + "٠".repeat(64)),
                List.of(header, right.substring(7)),
                List.of(header, ""),
                List.of(header, right, header, right),
                List.of(header, new WebhookSignature(TestInstallation.APP_SECRET).sign(reprinted())));
    }

    private static byte[] reprinted() {
        return new String(BODY, StandardCharsets.UTF_8).replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void nothingForgedIsKept(List<String> headers) {
        if (headers.stream().anyMatch(header -> header.contains("٠"))) {
            assertThat(raw(request(BODY.length, WebhookSignature.HEADER + ": " + headers.get(1)), BODY))
                    .startsWith("HTTP/1.1 401");
        } else {
            var answer = meta.post(Meta.PATH, BODY, headers.toArray(String[]::new));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "null",
                "{\"object\":\"page\",\"entry\":[]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"brand_new\"}]}]}"
            })
    void whatIsSignedIsKeptHoweverStrangeItIs(String body) {
        assertThat(meta.deliver(body).statusCode()).isEqualTo(200);
        assertThat(newest()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void threeMegabytesAreKeptAndNotAByteMore() {
        byte[] largest = "x".repeat(LIMIT).getBytes(StandardCharsets.US_ASCII);
        byte[] tooLarge = "x".repeat(LIMIT + 1).getBytes(StandardCharsets.US_ASCII);

        assertThat(meta.deliver(largest).statusCode()).isEqualTo(200);
        assertThat(newest()).isEqualTo(largest);
        assertThat(meta.deliver(tooLarge).statusCode()).isEqualTo(413);
        assertThat(chunked(tooLarge)).isEqualTo(413);
        assertThat(chunked(largest)).isEqualTo(200);
        assertThat(rows()).isEqualTo(before + 2);
    }

    @Test
    void chunksWithoutEndAreCutOff() throws IOException {
        try (var socket = socket()) {
            var out = socket.getOutputStream();
            out.write("""
                    POST /webhook/whatsapp HTTP/1.1\r
                    Host: x\r
                    X-Hub-Signature-256: sha256=%s\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted("0".repeat(64)).getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            var writer = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        out.write(chunk);
                    }
                } catch (IOException cutOff) {
                    // As it should be.
                }
            });
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
            assertThat(writer.isAlive() || rows() == before).isTrue();
        }
    }

    @Test
    void packedBodiesAreNotUnpacked() {
        var answer = meta.post(Meta.PATH, BODY, WebhookSignature.HEADER, meta.sign(BODY), "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() {
        assertThat(raw(request(LIMIT, WebhookSignature.HEADER + ": sha256=" + "0".repeat(64)), new byte[10]))
                .startsWith("HTTP/1.1 408");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void manyBodiesThatTrickleHoldNoConnectionAndDelayNobody(@Autowired DataSource pool) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = socket();
                slow.add(socket);
                socket.getOutputStream().write(request(LIMIT, WebhookSignature.HEADER + ": sha256=" + "0".repeat(64)));
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
            }

            assertThat(meta.deliver(BODY).statusCode()).isEqualTo(200);
            assertThat(pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getThreadsAwaitingConnection())
                    .isZero();
            for (Socket socket : slow) {
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 408");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(rows()).isEqualTo(before + 1);
    }

    @Test
    void aLengthThatIsALieIsNoLengthOfOurs() {
        String right = WebhookSignature.HEADER + ": " + meta.sign(BODY);
        assertThat(raw(request(BODY.length - 1, right), BODY)).startsWith("HTTP/1.1 401");
        assertThat(raw(request(BODY.length + 1, right), BODY)).startsWith("HTTP/1.1 408");
        assertThat(raw(request(BODY.length, right + "\r\nContent-Length: 1"), BODY))
                .startsWith("HTTP/1.1 400");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aBodyThatTricklesIsGivenUp() throws IOException {
        try (var socket = socket()) {
            var out = socket.getOutputStream();
            out.write(request(LIMIT, WebhookSignature.HEADER + ": sha256=" + "0".repeat(64)));
            Thread.ofVirtual().start(() -> {
                try {
                    while (!socket.isClosed()) {
                        out.write('x');
                        out.flush();
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    }
                } catch (IOException givenUp) {
                    // As it should be.
                }
            });
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND"})
    void otherMethodsAreRefused(String method) {
        var answer = raw((method + " /webhook/whatsapp HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/webhook", "/webhook/", "/webhook/whatsappx", "/webhook/whatsapp/a/b", "/webhook/whatsapp/a%20b"
            })
    void otherPathsLeadNowhere(String path) {
        assertThat(meta.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theChallengeIsEchoedAsPlainText() {
        var answer = verify(Meta.PATH, TestInstallation.VERIFY_TOKEN, "test123");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("test123");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "test-verify-toke", "test-verify-token ", "TEST-VERIFY-TOKEN"})
    void aWrongTokenGetsNoHint(String token) {
        var answer = verify(Meta.PATH, token, "1");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aRequestThatIsNotASubscriptionIsRefused() {
        var token = "hub.verify_token=" + TestInstallation.VERIFY_TOKEN;

        assertThat(meta.get(Meta.PATH).statusCode()).isEqualTo(403);
        assertThat(meta.get(Meta.PATH + "?hub.challenge=1&" + token).statusCode())
                .isEqualTo(403);
        assertThat(meta.get(Meta.PATH + "?hub.mode=unsubscribe&hub.challenge=1&" + token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(meta.get(Meta.PATH + "?hub.mode=subscribe&" + token).statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyAShortAndPlainChallengeIsEchoed() {
        assertThat(verify(Meta.PATH, TestInstallation.VERIFY_TOKEN, "<script>alert(1)</script>")
                        .statusCode())
                .isEqualTo(403);
        assertThat(verify(Meta.PATH, TestInstallation.VERIFY_TOKEN, "1\r\nSet-Cookie: a=b")
                        .statusCode())
                .isEqualTo(403);
        assertThat(verify(Meta.PATH, TestInstallation.VERIFY_TOKEN, "7".repeat(257))
                        .statusCode())
                .isEqualTo(403);
        assertThat(verify(Meta.PATH, TestInstallation.VERIFY_TOKEN, "7".repeat(256))
                        .body())
                .isEqualTo("7".repeat(256));
    }

    private java.net.http.HttpResponse<String> verify(String path, String token, String challenge) {
        return meta.get(
                path + "?hub.mode=subscribe&hub.verify_token=" + encode(token) + "&hub.challenge=" + encode(challenge));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private int chunked(byte[] body) {
        return meta.send(HttpRequest.newBuilder(meta.uri(Meta.PATH))
                        .header(WebhookSignature.HEADER, meta.sign(body))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                .statusCode();
    }

    private static byte[] request(int length, String header) {
        return "POST /webhook/whatsapp HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n"
                .formatted(length, header)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String raw(byte[]... parts) {
        try (var socket = socket()) {
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
            }
            return new String(socket.getInputStream().readNBytes(150), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Socket socket() throws IOException {
        var socket = new Socket("localhost", meta.uri("/").getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private long rows() {
        return scopes.engine(() ->
                jdbc.sql("SELECT count(*) FROM webhook_log").query(Long.class).single());
    }

    private byte[] newest() {
        return scopes.engine(() -> HexFormat.of()
                .parseHex(jdbc.sql("SELECT encode(body, 'hex') FROM webhook_log ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single()));
    }
}
