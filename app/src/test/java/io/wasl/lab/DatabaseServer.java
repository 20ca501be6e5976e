package io.wasl.lab;

import io.wasl.database.DatabaseUrl;
import io.wasl.database.EmbeddedServer;
import io.wasl.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A PostgreSQL of its own, which outlives the platforms and can be killed apart from them. It keeps its port.
final class DatabaseServer implements AutoCloseable {

    private static final String OPTIONS = "-p %d -c listen_addresses=127.0.0.1 -c max_connections=120 -c timezone=UTC"
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=128MB -c max_wal_size=%s";
    private static final String ADMIN = "postgres";
    private static final String DATABASE = "wasl";

    private final Path home;
    private final String options;
    private final DatabaseUrl url;

    private DatabaseServer(Path home, String options, DatabaseUrl url) {
        this.home = home;
        this.options = options;
        this.url = url;
    }

    /// @param wal how much of its log it keeps at most, as PostgreSQL spells sizes
    static DatabaseServer create(Path home, String wal) {
        var url = found(home);
        var server = new DatabaseServer(home, OPTIONS.formatted(url.port(), wal), url);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        return server;
    }

    /// One that a platform started and owns.
    static DatabaseServer of(Path home) {
        try (var guest = EmbeddedServer.open(home)) {
            return new DatabaseServer(home, "", guest.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes it as the platform would, and stops it again.
    private static DatabaseUrl found(Path home) {
        try (var first = EmbeddedServer.open(home)) {
            var given = first.url();
            return new DatabaseUrl("127.0.0.1", FreePort.next(), DATABASE, given.user(), given.password(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatabaseUrl url() {
        return url;
    }

    /// As a platform is told of it.
    String address() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(url.user(), url.password().reveal(), url.host(), url.port(), url.database());
    }

    /// For its superuser, who sees all clients' rows.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s?connectTimeout=5&socketTimeout=60"
                        .formatted(url.host(), url.port(), url.database()),
                ADMIN,
                url.password().reveal());
    }

    /// Kills every process of it at once, as when the machine goes down.
    void kill() {
        Collection<Long> processes = processes();
        Signals.send("KILL", processes);
        processes.forEach(id -> ProcessHandle.of(id)
                .ifPresent(process -> process.onExit()
                        .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                        .join()));
    }

    /// Stops it without a checkpoint and without waiting for anybody.
    void stopImmediately() {
        control("stop", "-m", "immediate", "-w");
    }

    void start() {
        if (!tryToStart()) {
            throw new IllegalStateException("The database does not start; see " + log());
        }
    }

    /// @return whether it runs now
    boolean tryToStart() {
        return control("start", "-w", "-t", "60", "-l", log().toString(), "-o", options);
    }

    boolean isRunning() {
        return control("status");
    }

    Path log() {
        return home.resolve("server.log");
    }

    /// Once more at the end of the process, when its disk may be gone.
    @Override
    public void close() {
        if (Files.exists(data())) {
            control("stop", "-m", "immediate", "-w");
        }
    }

    private Collection<Long> processes() {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            List<Long> all = new ArrayList<>(List.of(postmaster));
            ProcessHandle.of(postmaster).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(child -> all.add(child.pid()));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean control(String verb, String... more) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a namespace of its own it is nobody.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl().toString(), verb, "-D", data().toString()));
        command.addAll(List.of(more));
        return Signals.run(command);
    }

    private Path data() {
        return home.resolve("data").toAbsolutePath();
    }

    /// Beside the server that ran here last.
    private Path pgCtl() {
        try {
            String server = Files.readString(data().resolve("postmaster.opts")).split(" ", 2)[0];
            return Path.of(server).resolveSibling("pg_ctl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
