package io.wasl.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A server process as its `postmaster.pid` describes it: line 1 the process, line 4 the port, line 8 the state.
record Postmaster(Optional<ProcessHandle> process, int port) {

    private static final int PORT_LINE = 3;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    static Postmaster of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException neverStartedOrStoppedWell) {
            return new Postmaster(Optional.empty(), 0);
        }
        if (lines.size() <= PORT_LINE) {
            return new Postmaster(Optional.empty(), 0);
        }
        var process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(Postmaster::isPostgres);
        return new Postmaster(process, Integer.parseInt(lines.get(PORT_LINE).strip()));
    }

    boolean isRunning() {
        return process.filter(ProcessHandle::isAlive).isPresent();
    }

    void stop() throws IOException {
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get()
                    .onExit()
                    .orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("The database server did not stop within " + STOP_LIMIT, e);
        }
    }

    /// After a reboot the number may belong to anybody.
    private static boolean isPostgres(ProcessHandle candidate) {
        return candidate
                .info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
