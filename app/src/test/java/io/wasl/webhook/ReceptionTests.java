package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
class ReceptionTests {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration BEHIND = Duration.ofSeconds(3);

    private final Reception reception;
    private final Receptions receptions;
    private final Scopes scopes;
    private final JdbcClient jdbc;

    ReceptionTests(
            @Autowired Reception reception,
            @Autowired Receptions receptions,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.reception = reception;
        this.receptions = receptions;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    @AfterEach
    void readAll() {
        sql("UPDATE webhook_cursor SET position = (SELECT coalesce(max(id), 0) FROM webhook_log) WHERE name = 'main'");
    }

    @Test
    void nobodyHearsAnythingUntilADoorIsOpen() {
        sql("UPDATE webhook_reception SET beat_at = '-infinity', unbroken_since = NULL");

        assertThat(reception.unbrokenSince()).isEmpty();

        beat();
        assertThat(reception.unbrokenSince()).isPresent();
    }

    @Test
    void beatsKeepTheBeginning() {
        beat();
        var since = reception.unbrokenSince();
        beat();

        assertThat(reception.unbrokenSince()).isEqualTo(since);
    }

    @Test
    void aGapBeginsItAnew() {
        beat();
        var before = reception.unbrokenSince().orElseThrow();
        sql("UPDATE webhook_reception SET beat_at = beat_at - interval '11 seconds'");
        assertThat(reception.unbrokenSince()).isEmpty();

        beat();

        assertThat(reception.unbrokenSince().orElseThrow()).isAfter(before);
    }

    @Test
    void nothingIsHeardForSureWhileTheReaderIsBehind() {
        beat();
        sql("INSERT INTO webhook_log (received_at, body) VALUES (now() - interval '4 seconds', 'x')");

        beat();

        assertThat(reception.unbrokenSince()).isEmpty();
        readAll();
        beat();
        assertThat(reception.unbrokenSince()).isPresent();
    }

    @Test
    void whatHasJustComeMayStillBeUnread() {
        beat();
        sql("INSERT INTO webhook_log (received_at, body) VALUES (now(), 'x')");

        beat();

        assertThat(reception.unbrokenSince()).isPresent();
    }

    private void beat() {
        scopes.engine(() -> receptions.beat(SILENCE, BEHIND));
    }

    private void sql(String statement) {
        scopes.engine(() -> jdbc.sql(statement).update());
    }
}
