package io.wasl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.DatabaseUrl;
import io.wasl.meta.WebhookSignature;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Instances that share the work, each a process: who answers what, and who reads the log.
class RolesTests {

    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final String VERIFICATION = "/webhook/whatsapp?hub.mode=subscribe&hub.verify_token="
            + TestInstallation.VERIFY_TOKEN + "&hub.challenge=test123";
    private static final String BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DatabaseUrl database = TestServer.newDatabase();

    @Test
    void theDoorIsOpenWhileTheRestIsAwayAndEachRoleDoesItsOwn() {
        try (var door = Instance.start(database, "serve", "--role=ingest");
                var pages = Instance.start(database, "serve", "--role", "WEB")) {
            await().atMost(STARTED).until(() -> isUp(door) && isUp(pages));

            assertThat(get(door, VERIFICATION).body()).isEqualTo("test123");
            assertThat(deliver(door)).isEqualTo(200);
            assertThat(get(door, "/sign-in").statusCode()).isEqualTo(404);
            assertThat(get(door, "/api/v1/accounts").statusCode()).isEqualTo(404);

            assertThat(get(pages, "/sign-in").statusCode()).isEqualTo(200);
            assertThat(get(pages, "/api/v1/accounts").statusCode()).isEqualTo(401);
            assertThat(get(pages, VERIFICATION).statusCode()).isEqualTo(404);
            assertThat(deliver(pages)).isEqualTo(404);
            assertThat(number("SELECT count(*) FROM webhook_log")).isEqualTo(1);
            assertThat(number("SELECT max(position) FROM webhook_cursor")).isZero();

            workAndReplay();
        }
    }

    private void workAndReplay() {
        try (var work = Instance.start(database, "serve", "--role=work")) {
            await().atMost(STARTED)
                    .until(() -> isUp(work)
                            && number("SELECT count(*) FROM webhook_log WHERE id > (SELECT position FROM"
                                            + " webhook_cursor WHERE name = 'main')")
                                    == 0);
            assertThat(get(work, "/sign-in").statusCode()).isEqualTo(404);
            assertThat(get(work, VERIFICATION).statusCode()).isEqualTo(404);

            try (var all = Instance.start(database, "webhooks", "replay", "--all");
                    var nobodys = Instance.start(database, "webhooks", "replay", "--all", "--client", "Nobody")) {
                assertThat(all.awaitEnd()).as(all.output()).isZero();
                assertThat(all.output()).contains("is ordered");
                assertThat(nobodys.awaitEnd()).isEqualTo(1);
                assertThat(nobodys.output()).contains("There is no client named 'Nobody'");
            }
            await().atMost(STARTED)
                    .until(() -> number("SELECT count(*) FROM webhook_replay WHERE done_at IS NOT NULL") == 1);
            assertThat(number("SELECT max(deliveries) FROM webhook_replay")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --role=everything | everything",
                "webhooks replay | Say --from and --to, or --all",
                "webhooks replay --all --from 2026-11-20T00:00:00Z | Say either --all",
                "webhooks replay --from yesterday | yesterday",
                "webhooks replay --from 2026-11-20T00:00:00Z --to 2026-11-19T00:00:00Z | ends before it begins",
            })
    void whatCannotBeMeantIsToldInOneLine(String command, String told) {
        try (var instance = Instance.start(database, command.split(" "))) {
            assertThat(instance.awaitEnd()).isNotZero();
            assertThat(instance.output()).contains(told).doesNotContain("\tat ");
        }
    }

    private boolean isUp(Instance instance) {
        assertThat(instance.isAlive()).as(instance.output()).isTrue();
        try {
            return get(instance, "/health/ready").statusCode() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(Instance instance, String path) {
        return send(HttpRequest.newBuilder(uri(instance, path)));
    }

    private int deliver(Instance instance) {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri(instance, "/webhook/whatsapp"))
                        .header(WebhookSignature.HEADER, new WebhookSignature(TestInstallation.APP_SECRET).sign(body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static URI uri(Instance instance, String path) {
        return URI.create("http://127.0.0.1:" + instance.port() + path);
    }

    private long number(String sql) {
        var address = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.database();
        try (var connection = DriverManager.getConnection(
                        address, database.user(), database.password().reveal());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
