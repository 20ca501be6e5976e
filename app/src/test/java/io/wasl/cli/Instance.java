package io.wasl.cli;

import io.wasl.database.DatabaseUrl;
import io.wasl.testing.FreePort;
import io.wasl.testing.Program;
import io.wasl.testing.TestInstallation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, as an operator starts it.
final class Instance implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final int port;

    private Instance(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static Instance start(DatabaseUrl database, String... arguments) {
        try {
            var folder = Files.createDirectories(Path.of("target", "instances"));
            var output = Files.createTempFile(folder, "output", ".log");
            int port = FreePort.next();
            var builder = new ProcessBuilder(Program.command(List.of(), arguments)).directory(folder.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "PORT",
                            String.valueOf(port),
                            "META_CLIENT_ID",
                            "1000000001",
                            "META_CLIENT_SECRET",
                            TestInstallation.APP_SECRET,
                            "META_WEBHOOK_VERIFY_TOKEN",
                            TestInstallation.VERIFY_TOKEN,
                            "INTEGRATION_ENCRYPTION_KEY",
                            TestInstallation.ENCRYPTION_KEY,
                            "META_GRAPH_URL",
                            "http://127.0.0.1:1",
                            "DATABASE_URL",
                            address(database)));
            return new Instance(
                    builder.redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output,
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for its end.
    ///
    /// @return its exit status
    int awaitEnd() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("It does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }

    private static String address(DatabaseUrl database) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        database.user(),
                        database.password().reveal(),
                        database.host(),
                        database.port(),
                        database.database());
    }
}
