package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.DatabaseUrl;
import io.wasl.database.DirectConnections;
import io.wasl.testing.WaslTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// What the door says while deliveries cannot be kept.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
class RefusalTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseUrl database;
    private final DirectConnections connections;
    private final WebhookLog log;
    private final Meta meta;

    RefusalTests(
            @Autowired DatabaseUrl database,
            @Autowired DirectConnections connections,
            @Autowired WebhookLog log,
            @LocalServerPort int port) {
        this.database = database;
        this.connections = connections;
        this.log = log;
        meta = new Meta(port);
    }

    @BeforeEach
    void opened() {
        awaitKept("wamid.before");
    }

    @AfterEach
    void reachable() {
        asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS true");
    }

    @Test
    void withoutDatabaseMetaIsAskedToComeBackAndThenItIsKept() {
        asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS false");
        asAdmin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'");

        await().atMost(PATIENCE).untilAsserted(() -> {
            var answer = meta.deliver(Bodies.status("wamid.away", "sent"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
            assertThat(answer.body()).isEmpty();
        });

        asAdmin("ALTER DATABASE %s ALLOW_CONNECTIONS true");
        awaitKept("wamid.back");
    }

    @Test
    void aWriterThatHangsForTooLongRefusesThoseWhoWait() throws SQLException {
        try (var owner = connections.owner("test");
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('webhook_log', 0))");

            var waiting = atOnce(50);
            assertThat(waiting).containsOnly(503);
            owner.rollback();
        }
        awaitKept("wamid.unstuck");
    }

    @Test
    void aClosedLogRefusesAndAnOpenedOneKeeps() {
        log.stop();
        assertThat(meta.deliver(Bodies.status("wamid.closed", "sent")).statusCode())
                .isEqualTo(503);

        log.start();
        awaitKept("wamid.opened");
    }

    @Test
    void aFullRoomTurnsAway() {
        var room = new WaitingRoom();
        for (int i = 0; i < WaitingRoom.MAX_DELIVERIES; i++) {
            assertThat(room.enter(new Pending(new byte[1], null))).isTrue();
        }
        assertThat(room.enter(new Pending(new byte[1], null))).isFalse();
        room.refuseAll();

        assertThat(room.enter(new Pending(new byte[(int) WaitingRoom.MAX_BYTES], null)))
                .isTrue();
        assertThat(room.enter(new Pending(new byte[1], null))).isFalse();
    }

    @Test
    void largeDeliveriesLeaveTheRoomInSmallerGroups() throws InterruptedException {
        var room = new WaitingRoom();
        for (int i = 0; i < 10; i++) {
            room.enter(new Pending(new byte[3 * 1024 * 1024], null));
        }

        assertThat(room.leave(Duration.ZERO)).hasSize(3);
        assertThat(room.size()).isEqualTo(7);
    }

    private void awaitKept(String wamid) {
        await().atMost(PATIENCE)
                .until(() -> meta.deliver(Bodies.status(wamid, "sent")).statusCode() == 200);
    }

    private List<Integer> atOnce(int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(
                        () -> meta.deliver(Bodies.status("wamid.stuck", "sent")).statusCode()));
            }
            var answers = new ArrayList<Integer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
