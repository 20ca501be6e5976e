package io.wasl.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CloudApiSendTests {

    private static final String TOKEN = "EAAGsecretsecretsecret";
    private static final String JSON = "application/json; charset=UTF-8";
    private static final String ACCEPTED = """
            {"messaging_product":"whatsapp","contacts":[{"input":"+4915112345678","wa_id":"4915112345678"}],"messages":[{"id":"wamid.OUT7","message_status":"accepted"}]}""";
    private static final String PAIR_LIMIT = """
            {"error":{"message":"(#131056) pair rate limit hit","type":"OAuthException","code":131056,"error_data":{"messaging_product":"whatsapp","details":"too many messages"},"fbtrace_id":"Axyz"}}""";
    private static final OutgoingMessage MESSAGE =
            new OutgoingMessage(new Recipient.Phone("+4915112345678"), new Message.Text("hi", false), "c42", null);

    @AutoClose
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void acceptsAnAnswerWithOneMessageId() throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, ACCEPTED)) {
            assertThat(sendTo(server))
                    .isEqualTo(new SendOutcome.Accepted("wamid.OUT7", "4915112345678", null, "accepted"));
            RawServer.Request request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /v25.0/100200300/messages HTTP/1.1");
            assertThat(request.head())
                    .contains("Authorization: Bearer " + TOKEN)
                    .doesNotContain("Upgrade", "gzip");
            assertThat(request.body().getBytes(UTF_8)).isEqualTo(MESSAGE.toJson());
        }
    }

    @Test
    void keepsItsConnection() throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, ACCEPTED);
                CloudApi api = api(server.uri())) {
            for (int i = 0; i < 20; i++) {
                assertThat(api.send(TOKEN, "100200300", MESSAGE)).isInstanceOf(SendOutcome.Accepted.class);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void takesMetasOwnErrorForARefusal() throws IOException {
        try (RawServer server = new RawServer((request, socket) -> RawServer.write(
                socket,
                "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"
                        + "X-Business-Use-Case-Usage: {\"1\":[{\"type\":\"messaging\",\"estimated_time_to_regain_access\":7}]}\r\n"
                        + "Content-Length: " + PAIR_LIMIT.length() + "\r\n\r\n" + PAIR_LIMIT))) {
            assertThat(sendTo(server))
                    .isEqualTo(new SendOutcome.Refused(new GraphError(
                            131056,
                            0,
                            400,
                            "(#131056) pair rate limit hit",
                            "too many messages",
                            "Axyz",
                            Duration.ofMinutes(7))));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"'\"131026\"',131026", "'\"0\"',-1", "'\"\"',-1", "null,-1", "0,0"})
    void aCodeThatIsTextIsThatCodeAndWithoutOneNothingIsProven(String written, int code) throws IOException {
        String body = "{\"error\":{\"message\":\"no\",\"code\":" + written + "}}";
        try (RawServer server = RawServer.answering(400, JSON, body)) {
            SendOutcome outcome = sendTo(server);

            assertThat(outcome instanceof SendOutcome.Refused(GraphError error) ? error.code() : -1)
                    .isEqualTo(code);
        }
    }

    @Test
    void hidesATokenThatMetaRepeats() throws IOException {
        String body = """
                {"error":{"message":"Malformed access token %s","type":"OAuthException","code":190}}""".formatted(TOKEN);
        try (RawServer server = RawServer.answering(401, JSON, body)) {
            assertThat(sendTo(server).toString()).contains("[REDACTED]").doesNotContain(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void doubtsAServerErrorEvenInMetasWords(int status) throws IOException {
        try (RawServer server = RawServer.answering(status, JSON, PAIR_LIMIT)) {
            assertThat(sendTo(server))
                    .isInstanceOfSatisfying(
                            SendOutcome.InDoubt.class,
                            doubt -> assertThat(doubt.error())
                                    .isNotNull()
                                    .extracting(GraphError::code)
                                    .isEqualTo(131056));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 404, 408, 429, 502, 503, 504})
    void doubtsAProxysPage(int status) throws IOException {
        try (RawServer server = new RawServer((request, socket) -> RawServer.write(
                socket,
                "HTTP/1.1 %d Any\r\nLocation: /elsewhere\r\nRetry-After: 1\r\nContent-Type: text/html\r\nContent-Length: 19\r\n\r\n<html>Sorry.</html>"
                        .formatted(status)))) {
            assertThat(sendTo(server))
                    .isEqualTo(new SendOutcome.InDoubt("HTTP " + status, null, "<html>Sorry.</html>"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"messages\":[]}",
                "{\"messages\":[{}]}",
                "{\"messages\":[{\"id\":\"\"}]}",
                "{\"messages\":[{\"id\":null}]}",
                "{\"messages\":[{\"id\":\"wamid.1\"},{\"id\":\"wamid.2\"}]}",
                "{\"messages\":{\"id\":\"wamid.1\"}}",
                "{\"messages\":[{\"id\":\"wamid.1\"}],\"error\":{\"code\":1}}",
                "{\"messages\":[{\"id\":\"wamid.1\"}]} trailing"
            })
    void doubtsASuccessWithoutExactlyOneId(String body) throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, body)) {
            assertThat(sendTo(server)).isInstanceOf(SendOutcome.InDoubt.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doubtsASuccessThatIsNotJson() throws IOException {
        try (RawServer server = RawServer.answering(200, "text/html", ACCEPTED)) {
            assertThat(sendTo(server)).isInstanceOf(SendOutcome.InDoubt.class);
        }
    }

    @Test
    void readsNoMoreOfAHugeAnswerThanItKeeps() throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, "{\"a\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")) {
            assertThat(sendTo(server))
                    .isInstanceOfSatisfying(
                            SendOutcome.InDoubt.class,
                            doubt -> assertThat(doubt.body()).hasSize(2_000));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void letsGoOfAnAnswerWithoutEnd() throws IOException {
        try (RawServer server = new RawServer((request, socket) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                RawServer.write(socket, "400\r\n" + "x".repeat(1024) + "\r\n");
            }
        })) {
            assertThat(sendTo(server)).isInstanceOf(SendOutcome.InDoubt.class);
        }
    }

    @Test
    void doubtsAResetAfterTheRequest() throws IOException {
        try (RawServer server = new RawServer((request, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            assertThat(sendTo(server)).isInstanceOf(SendOutcome.InDoubt.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doubtsAConnectionClosedInsteadOfAnAnswer() throws IOException {
        assertInDoubtAfterOnePost("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTT",
                "HTTP/1.1 200 OK\r\nContent-",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"messages\":[{\"id\":\"wamid.1\"}]}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"messages\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f\r\n{\"messages\":[{\"id\":\"wamid.1\"}]}\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"error\":{\"code\":190}}",
                "garbage\r\n\r\n"
            })
    void doubtsHalfAnAnswer(String beginning) throws IOException {
        assertInDoubtAfterOnePost(beginning);
    }

    @Test
    void doubtsSilence() throws IOException {
        try (RawServer server = new RawServer((request, socket) -> {})) {
            assertThat(sendImpatientlyTo(server)).isEqualTo(new SendOutcome.InDoubt("no answer in time", null, null));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doubtsAnAnswerThatTrickles() throws IOException {
        RawServer[] self = new RawServer[1];
        try (RawServer server = new RawServer((request, socket) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (self[0].pause(50)) {
                RawServer.write(socket, "x");
            }
        })) {
            self[0] = server;
            assertThat(sendImpatientlyTo(server)).isInstanceOf(SendOutcome.InDoubt.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void knowsThatARefusedConnectionSentNothing() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (CloudApi api = api(URI.create("http://127.0.0.1:" + port))) {
            assertThat(api.send(TOKEN, "100200300", MESSAGE))
                    .isEqualTo(new SendOutcome.NotSent("the connection was refused"));
        }
    }

    @Test
    void knowsThatAnUnknownHostWasSentNothing() {
        try (CloudApi api = api(URI.create("https://graph.invalid"))) {
            assertThat(api.send(TOKEN, "100200300", MESSAGE)).isInstanceOf(SendOutcome.NotSent.class);
        }
    }

    @Test
    void knowsThatAFailedHandshakeSentNothing() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CloudApi api = api(URI.create("https://127.0.0.1:" + plain.getLocalPort()))) {
            Future<?> server = callers.submit(() -> {
                try (Socket socket = plain.accept()) {
                    RawServer.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                    return socket.getInputStream().readAllBytes();
                }
            });
            assertThat(api.send(TOKEN, "100200300", MESSAGE))
                    .isInstanceOfSatisfying(
                            SendOutcome.NotSent.class,
                            notSent -> assertThat(notSent.reason()).contains("TLS"));
            assertThat(server).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void knowsThatAWaitForAConnectionSentNothing() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        RawServer[] self = new RawServer[1];
        try (RawServer server = new RawServer((request, socket) -> {
                    arrived.countDown();
                    self[0].waitForTheEnd();
                });
                CloudApi api = new CloudApi(
                        new GraphSettings(server.uri(), "v25.0", 1, Duration.ofMillis(200), Duration.ofSeconds(20)))) {
            self[0] = server;
            Future<SendOutcome> first = callers.submit(() -> api.send(TOKEN, "100200300", MESSAGE));
            arrived.await();
            assertThat(api.send(TOKEN, "100200300", MESSAGE))
                    .isEqualTo(new SendOutcome.NotSent("no connection became free in time"));
            assertThat(server.requests()).hasSize(1);
            server.fail();
            assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(SendOutcome.InDoubt.class);
        }
    }

    @Test
    void knowsThatAClosedClientSentNothing() throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, ACCEPTED)) {
            CloudApi api = api(server.uri());
            api.close();
            assertThat(api.send(TOKEN, "100200300", MESSAGE))
                    .isEqualTo(new SendOutcome.NotSent("the client is closed"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void sendsEachOfManyAtOnceOnce() throws Exception {
        try (RawServer server = RawServer.answering(200, JSON, ACCEPTED);
                CloudApi api = new CloudApi(
                        new GraphSettings(server.uri(), "v25.0", 20, Duration.ofSeconds(10), Duration.ofSeconds(10)))) {
            List<Future<SendOutcome>> sent = IntStream.range(0, 500)
                    .mapToObj(i -> callers.submit(() -> api.send(TOKEN, "100200300", MESSAGE)))
                    .toList();
            for (Future<SendOutcome> one : sent) {
                assertThat(one.get()).isInstanceOf(SendOutcome.Accepted.class);
            }
            assertThat(server.requests()).hasSize(500);
            assertThat(server.connections()).isLessThanOrEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "token\r\nX: y", "tökén"})
    void refusesATokenThatCannotStandInAHeaderWithoutRepeatingIt(String token) throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, ACCEPTED);
                CloudApi api = api(server.uri())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> api.send(token, "100200300", MESSAGE))
                    .withMessage("An access token holds only printable ASCII without spaces");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/2", "..", "1?x=y", "1 2", "%2e"})
    void refusesAnIdThatWouldLeadElsewhere(String id) throws IOException {
        try (RawServer server = RawServer.answering(200, JSON, ACCEPTED);
                CloudApi api = api(server.uri())) {
            assertThatIllegalArgumentException().isThrownBy(() -> api.send(TOKEN, id, MESSAGE));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static void assertInDoubtAfterOnePost(String answer) throws IOException {
        try (RawServer server = new RawServer((request, socket) -> {
            RawServer.write(socket, answer);
            socket.close();
        })) {
            assertThat(sendTo(server)).isInstanceOf(SendOutcome.InDoubt.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static SendOutcome sendTo(RawServer server) {
        try (CloudApi api = api(server.uri())) {
            return api.send(TOKEN, "100200300", MESSAGE);
        }
    }

    private static SendOutcome sendImpatientlyTo(RawServer server) {
        GraphSettings settings =
                new GraphSettings(server.uri(), "v25.0", 10, Duration.ofSeconds(1), Duration.ofMillis(300));
        try (CloudApi api = new CloudApi(settings)) {
            return api.send(TOKEN, "100200300", MESSAGE);
        }
    }

    private static CloudApi api(URI uri) {
        return new CloudApi(new GraphSettings(uri, "v25.0", 10, Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }
}
