package io.wasl.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class StandstillTests {

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void aFolderThatWasPutBackToAnEarlierDayIsNoticed() throws Exception {
        try (var server = EmbeddedServer.open(home)) {
            Schema.prepare(server.url());
            assertThat(examined(server)).isEmpty();
        }
        run("cp", "-a", home.resolve("data").toString(), home.resolve("backup").toString());
        try (var server = EmbeddedServer.open(home)) {
            engine(
                    server,
                    jdbc -> jdbc.sql("UPDATE standstill SET confirmed_by = 'the day after'")
                            .update());
            assertThat(examined(server)).isEmpty();
        }
        run("rm", "-r", home.resolve("data").toString());
        run("mv", home.resolve("backup").toString(), home.resolve("data").toString());

        try (var server = EmbeddedServer.open(home)) {
            assertThat(examined(server)).contains("older_data");
            assertThat(examined(server)).as("it lasts").contains("older_data");

            assertThat(confirm(server)).isTrue();

            assertThat(examined(server)).isEmpty();
            engine(
                    server,
                    jdbc -> jdbc.sql("UPDATE standstill SET system_identifier = '7'")
                            .update());
            assertThat(examined(server)).contains("other_server");
            confirm(server);
            engine(
                    server,
                    jdbc -> jdbc.sql("UPDATE standstill SET timeline = timeline + 1")
                            .update());
            assertThat(examined(server)).contains("other_timeline");
        }
    }

    @Test
    void instancesOfOneFolderDoNotTakeEachOthersProgressForARestoration() throws Exception {
        try (var server = EmbeddedServer.open(home)) {
            Schema.prepare(server.url());
            try (var instances = Executors.newFixedThreadPool(4)) {
                instances.invokeAll(Collections.nCopies(4, () -> examineOften(server)));
            }
            assertThat(examined(server)).isEmpty();
        }
    }

    private boolean examineOften(EmbeddedServer server) {
        try (var source = engineOf(server)) {
            var jdbc = JdbcClient.create((DataSource) source);
            var standstill = standstill(source, jdbc);
            for (int i = 0; i < 200; i++) {
                jdbc.sql("UPDATE standstill SET confirmed_by = 'x'").update();
                standstill.examine();
            }
            return true;
        }
    }

    private Optional<String> examined(EmbeddedServer server) {
        return withStandstill(server, standstill -> {
            standstill.examine();
            return standstill.current().map(Standstill.Standing::reason);
        });
    }

    private boolean confirm(EmbeddedServer server) {
        return withStandstill(server, standstill -> standstill.confirm("Operator", false));
    }

    private <T> T withStandstill(EmbeddedServer server, java.util.function.Function<Standstill, T> work) {
        try (var source = engineOf(server)) {
            var jdbc = JdbcClient.create((DataSource) source);
            return work.apply(standstill(source, jdbc));
        }
    }

    private Standstill standstill(DataSource source, JdbcClient jdbc) {
        var scopes = new Scopes(new JdbcTransactionManager(source), jdbc);
        return new Standstill(new Standstills(jdbc), scopes, home);
    }

    private static void engine(EmbeddedServer server, java.util.function.Consumer<JdbcClient> work) {
        try (var source = engineOf(server)) {
            work.accept(JdbcClient.create((DataSource) source));
        }
    }

    private static HikariDataSource engineOf(EmbeddedServer server) {
        var url = Role.ENGINE.urlFor(server.url());
        var source = new HikariDataSource();
        source.setJdbcUrl(url.jdbc());
        source.setUsername(url.user());
        source.setPassword(url.password().reveal());
        source.setMaximumPoolSize(2);
        return source;
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
