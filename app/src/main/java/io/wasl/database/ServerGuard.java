package io.wasl.database;

import io.wasl.kernel.EssentialThread;
import io.wasl.kernel.LastResort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the server runs, and starts it again where it has died: killed, or given up because its disk was full,
/// for which there must be room again.
final class ServerGuard implements AutoCloseable {

    /// With this the process ends if the server cannot be started again.
    static final int DATABASE_LOST = 4;

    private static final Logger log = LoggerFactory.getLogger(ServerGuard.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final EssentialThread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    ServerGuard(Path data) {
        this.data = data;
        thread = EssentialThread.start(
                Thread.ofPlatform().name("postgres-guard").daemon(), () -> closing.getCount() > 0, this::watch);
    }

    private void watch() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!isRunning()) {
                    revive();
                }
            }
        } catch (InterruptedException e) {
            log.debug("Asked to stop");
        }
    }

    private void revive() throws InterruptedException {
        String reason = "";
        for (var pause : PAUSES) {
            if (!awaitRoom()) {
                return;
            }
            log.error("The embedded PostgreSQL has died; it is started again in {}", pause);
            Thread.sleep(pause);
            try {
                if (!isRunning()) {
                    new PgCtl(data).restart(PATIENCE);
                }
                log.warn("The embedded PostgreSQL runs again");
                return;
            } catch (IOException e) {
                reason = String.valueOf(e.getMessage());
            }
        }
        if (!hasRoom()) {
            return;
        }
        LastResort.end(
                DATABASE_LOST,
                "The embedded PostgreSQL in " + data + " died and could not be started again in " + PAUSES.size()
                        + " tries (" + reason + "); the process ends: put that right and start it again");
    }

    /// A full disk is no reason to give up: nothing would be better after a start of the process.
    ///
    /// @return false if nobody wants the server any more
    private boolean awaitRoom() throws InterruptedException {
        if (!hasRoom()) {
            log.error(
                    "The disk of {} is full and the embedded PostgreSQL has died; it is started again when there is"
                            + " room",
                    data);
        }
        boolean closed = closing.getCount() == 0;
        while (!closed && !hasRoom()) {
            closed = closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return !closed;
    }

    /// What cannot be told, the start will tell.
    private boolean hasRoom() {
        try {
            return new DataFolder(data).hasRoom();
        } catch (IOException e) {
            log.debug("The room of {} cannot be told", data, e);
            return true;
        }
    }

    /// A file that is just being written says nothing yet.
    private boolean isRunning() {
        try {
            return Postmaster.of(data).isRunning();
        } catch (IOException | NumberFormatException e) {
            log.debug("Whether the embedded PostgreSQL runs cannot be told", e);
            return true;
        }
    }

    /// Waits for a start that is under way, so that what was started can be stopped; not longer than a stop may take.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
