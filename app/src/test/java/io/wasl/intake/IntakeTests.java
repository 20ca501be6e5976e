package io.wasl.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.DatabaseUrl;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@TestPropertySource(
        properties = {
            "management.server.port=0",
            "wasl.database.patience=300ms",
            "wasl.intake.header-time=1s",
            "wasl.intake.body-grace=1s",
            "wasl.intake.body-memory=1MB",
            "wasl.intake.uploads=1MB"
        })
@Import(IntakeTests.Disk.class)
class IntakeTests {

    private static final String LARGE = "a".repeat(1_000_000);
    private static final String SOME = "a".repeat(100_000);

    private final BodyRoom room;
    private final Disk disk;
    private final DatabaseUrl database;
    private final Platform platform;
    private final TenantId tenant;

    @LocalServerPort
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    private Client client = new Client(0);

    IntakeTests(@Autowired ApplicationContext context, @Autowired DatabaseUrl database) {
        this.room = context.getBean(BodyRoom.class);
        this.disk = context.getBean(Disk.class);
        this.database = database;
        platform = new Platform(context);
        tenant = platform.newClient("Soa Boutik");
    }

    /// A disk that is as full as it is told.
    @Primary
    static final class Disk extends FreeSpace {

        private volatile long left = Long.MAX_VALUE;

        @Override
        long bytes(Path folder) {
            return left;
        }
    }

    @BeforeEach
    void open() {
        client = new Client(port);
    }

    @Test
    void aBodyForWhichThereIsNoRoomIsAskedToComeBack() {
        var key = platform.apiKey(tenant);

        var refused = client.api("POST", "/campaigns", key, "{\"name\":\"" + LARGE);

        assertNotNow(refused, 503, "busy");
        assertThat(client.api("POST", "/campaigns", key, "{\"name\":\"" + SOME).statusCode())
                .isEqualTo(400);
        awaitRoom();
    }

    @Test
    void whatIsReadToBeRepeatedCountsAsWell() {
        var refused = client.send(client.request("/api/v1/campaigns")
                .header("Authorization", "Bearer " + platform.apiKey(tenant))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "large")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + LARGE)));

        assertNotNow(refused, 503, "busy");
        awaitRoom();
    }

    @Test
    void anUploadForWhichThereIsNoRoomIsAskedToComeBack() {
        var key = platform.apiKey(tenant);
        var byProgram = client.send(upload("/api/v1/imports", LARGE).header("Authorization", "Bearer " + key));
        client.signIn(platform.newOwner(tenant), Platform.PASSWORD);
        var byPerson = client.send(upload("/contacts/imports", LARGE));

        assertNotNow(byProgram, 503, "busy");
        assertThat(byPerson.statusCode()).isEqualTo(503);
        assertThat(byPerson.headers().firstValue("Retry-After")).isPresent();
        assertThat(byPerson.body()).contains("Not just now", "Many large files");
        awaitRoom();
    }

    @Test
    void whileTheDiskIsAlmostFullNoFileIsTakenOrMade() {
        var key = platform.apiKey(tenant);
        client.signIn(platform.newOwner(tenant), Platform.PASSWORD);
        disk.left = 100L << 20;
        try {
            var byProgram = client.send(upload("/api/v1/imports", "phone").header("Authorization", "Bearer " + key));
            assertNotNow(byProgram, 507, "disk_low");
            assertNotNow(client.api("GET", "/imports/1/rejected", key, ""), 507, "disk_low");
            assertNotNow(client.api("GET", "/campaigns/1/results.csv", key, ""), 507, "disk_low");
            assertThat(client.send(upload("/contacts/imports", "phone")).statusCode())
                    .isEqualTo(507);
            for (var export : List.of("/contacts/export.csv", "/contacts/imports/1/rejected.csv")) {
                assertThat(client.get(export).statusCode()).as(export).isEqualTo(507);
            }
            assertThat(client.submit("/contacts", "/contacts/imports/1/start", Map.of())
                            .statusCode())
                    .isEqualTo(507);
            assertThat(page("/contacts/export.csv", "en", 507)).contains("The disk of this installation");
            assertThat(page("/contacts/export.csv", "fr", 507)).contains("Le disque de cette installation");
            assertThat(page("/contacts/export.csv", "ar", 507)).contains("قرص", "rtl");
            assertThat(client.get("/contacts").statusCode())
                    .as("what makes no file")
                    .isEqualTo(200);
            assertThat(client.post("/webhook/whatsapp", "{}").statusCode())
                    .as("the door, which misses the signature")
                    .isEqualTo(401);
        } finally {
            disk.left = Long.MAX_VALUE;
        }
        assertThat(client.get("/contacts/export.csv").statusCode()).isEqualTo(200);
        awaitRoom();
    }

    @Test
    void aFormForWhichThereIsNoRoomIsAskedToComeBack() {
        assertThat(client.post("/sign-in", "email=" + LARGE).statusCode()).isEqualTo(503);
        assertThat(client.post("/sign-in", "email=" + SOME).statusCode()).isEqualTo(403);
        awaitRoom();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSendsItsHeadersDropByDropIsLeft(boolean management) throws Exception {
        try (var socket = new Socket("127.0.0.1", management ? managementPort : port)) {
            write(socket, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            drip(socket);
        }
    }

    @Test
    void whoSendsItsBodyDropByDropIsTold() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            write(socket, post("/sign-in", "application/x-www-form-urlencoded").replace("50000000", "500000"));
            assertThat(drip(socket)).contains(" 408 ", "arrived too slowly");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts/imports", "/sign-in", "/api/v1/imports", "/api/v1/openapi.json", "/error"})
    void filesOfStrangersAreRefusedUnread(String path) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            write(socket, post(path, "multipart/form-data; boundary=b"));

            assertThat(line(socket)).containsAnyOf(" 401 ", " 302 ");
        }
    }

    @Test
    void aWrongKeyIsRefusedBeforeItsBodyIsRead() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            write(socket, post("/api/v1/campaigns", "application/json"));

            assertThat(line(socket)).contains(" 401 ");
        }
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyIsToldSoInWords() {
        var key = platform.apiKey(tenant);
        client.signIn(platform.newOwner(tenant), Platform.PASSWORD);
        asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS false");
        try {
            asAdmin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'");

            await().untilAsserted(() -> assertNotNow(client.api("GET", "/campaigns", key, ""), 503, "unavailable"));
            assertNotNow(client.api("POST", "/campaigns", "wasl_wrong", "{}"), 503, "unavailable");
            assertThat(page("/contacts", "en")).contains("The database is away");
            assertThat(page("/contacts", "fr")).contains("La base de données est");
            assertThat(page("/contacts", "ar")).contains("قاعدة البيانات", "rtl");
            assertThat(client.submit("/sign-in", "/sign-in", Map.of("email", "a@b.example", "password", "c"))
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS true");
        }
        await().until(() -> client.get("/contacts").statusCode() == 200);
        assertThat(client.api("GET", "/campaigns", key, "").statusCode()).isEqualTo(200);
    }

    private String page(String path, String language) {
        return page(path, language, 503);
    }

    private String page(String path, String language, int status) {
        var answer =
                client.send(client.request(path).header("Accept", "text/html").header("Accept-Language", language));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return answer.body();
    }

    private void awaitRoom() {
        await().until(() -> room.memory().taken() == 0 && room.disk().taken() == 0);
    }

    private static void assertNotNow(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private HttpRequest.Builder upload(String path, String content) {
        var body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
        return client.request(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /// Of a body that is never sent whole.
    private static String post(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: 50000000\r\n\r\n";
    }

    /// Sends a byte now and then until the other side has had enough, and answers what it said.
    private static String drip(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        var heard = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            try {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return heard.toString();
                }
                heard.append((char) next);
            } catch (SocketTimeoutException silence) {
                if (heard.isEmpty()) {
                    write(socket, "a");
                }
            }
        }
        throw new AssertionError("It is still listened to: " + heard);
    }

    private static String line(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read(); next >= 0 && next != '\n'; ) {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        return line.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private void asAdmin(String sql) {
        var address = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/postgres";
        try (var connection = DriverManager.getConnection(
                        address, "postgres", database.password().reveal());
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(database.database()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
