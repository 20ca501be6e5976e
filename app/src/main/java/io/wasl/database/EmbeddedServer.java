package io.wasl.database;

import io.wasl.kernel.Secret;
import io.wasl.settings.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL run from this installation's own folder. The process that holds the folder's lock owns the server,
/// starts it again if it dies, and stops it at its end; any other finds the running server and uses it. A server whose
/// owner was killed is taken
/// over, so that a crash never blocks the next start.
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String ADMIN = "postgres";
    private static final String OWNER = "wasl";

    // The library's own defaults are for throw-away databases: they switch the disk guarantees off. All commits wait
    // while a new WAL file is filled with zeros, or while the system writes out at once what piled up for 30 s: files
    // are kept for use again, new ones are not filled, and writing out is spread.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("min_wal_size", "1GB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("wal_init_zero", "off"),
            Map.entry("backend_flush_after", "1MB"),
            Map.entry("max_connections", "120"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("timezone", "UTC"));

    private final DatabaseUrl url;
    private final @Nullable FileLock ownership;
    private final @Nullable Closeable running;
    private final @Nullable ServerGuard guard;

    private EmbeddedServer(Path home, DatabaseUrl url, @Nullable FileLock ownership, @Nullable Closeable running) {
        this.guard = ownership == null ? null : new ServerGuard(data(home));
        this.url = url;
        this.ownership = ownership;
        this.running = running;
    }

    /// Starts the server of `home`, or joins the one that runs there.
    public static EmbeddedServer open(Path home) {
        try {
            PrivateFiles.folder(home);
            var password = OwnerPassword.of(home);
            var ownership = tryToOwn(home);
            var postmaster = Postmaster.of(data(home));
            if (postmaster.isRunning()) {
                return new EmbeddedServer(
                        home, url(postmaster.port(), password), ownership, stopper(ownership, postmaster));
            }
            if (ownership == null) {
                throw new DatabaseUnavailable(
                        "Another process is starting or stopping the database in " + home + "; try again in a moment");
            }
            new DataFolder(home.resolve("data")).check();
            return start(home, password, ownership);
        } catch (AccessDeniedException e) {
            throw new DatabaseUnavailable(
                    "The user that runs Wasl may not write to " + e.getFile() + "; give the folder to that user", e);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded database in " + home + " cannot be started: " + oneLine(e) + " (all it said is in "
                            + home.resolve("server.log") + ")",
                    e);
        }
    }

    /// Whether a server runs from `home`, started by whomever.
    public static boolean isRunning(Path home) {
        try {
            return Postmaster.of(data(home)).isRunning();
        } catch (IOException e) {
            return false;
        }
    }

    public DatabaseUrl url() {
        return url;
    }

    /// Stops the server if this process owns it.
    @Override
    public void close() throws IOException {
        if (guard != null) {
            guard.close();
        }
        if (running != null) {
            running.close();
        }
        if (ownership != null) {
            ownership.channel().close();
        }
    }

    private static EmbeddedServer start(Path home, Secret password, FileLock ownership) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data(home))
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", password.reveal())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setPGStartupWait(START_LIMIT);
        SETTINGS.forEach(builder::setServerConfig);
        var server = new ServerStart(home.resolve("server.log")).of(builder);
        try {
            closeToStrangers(server.getPort(), home, password);
        } catch (SQLException e) {
            server.close();
            throw new IOException(e.getMessage(), e);
        }
        log.info("Embedded PostgreSQL runs on port {}, data in {}", server.getPort(), home);
        return new EmbeddedServer(home, url(server.getPort(), password), ownership, server);
    }

    /// A fresh cluster trusts everyone on this machine; from here on it asks for a password.
    private static void closeToStrangers(int port, Path home, Secret password) throws IOException, SQLException {
        var admin = new DatabaseUrl("127.0.0.1", port, "postgres", ADMIN, password, "");
        try (var connection = DriverManager.getConnection(admin.jdbc(), ADMIN, password.reveal());
                var statement = connection.createStatement()) {
            var known = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + OWNER + "'");
            if (known.next()) {
                return;
            }
            // The password is base64url made by ourselves: there is nothing in it to escape.
            statement.execute("ALTER ROLE " + ADMIN + " PASSWORD '" + password.reveal() + "'");
            statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + password.reveal() + "'");
            statement.execute("CREATE DATABASE " + OWNER + " OWNER " + OWNER);
            Files.writeString(home.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static String oneLine(IOException e) {
        return e.getCause() instanceof SQLException refusal && ConnectionRefusal.isOfPassword(refusal)
                ? "the password in its folder is not the database's; put the right one back"
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static Path data(Path home) {
        return home.resolve("data");
    }

    private static DatabaseUrl url(int port, Secret password) {
        return new DatabaseUrl("127.0.0.1", port, OWNER, OWNER, password, "");
    }

    private static @Nullable FileLock tryToOwn(Path home) throws IOException {
        var channel = FileChannel.open(
                home.resolve("owner.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFiles.file());
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisVeryProcess) {
            log.debug("The database in {} is owned by this process already", home);
        }
        if (lock == null) {
            channel.close();
        }
        return lock;
    }

    private static @Nullable Closeable stopper(@Nullable FileLock ownership, Postmaster postmaster) {
        return ownership == null ? null : postmaster::stop;
    }
}
