package io.wasl.dispatch;

import io.wasl.database.DatabaseUrl;
import io.wasl.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The platform as a process of its own.
final class ChildPlatform implements AutoCloseable {

    private final Process process;

    private ChildPlatform(Process process) {
        this.process = process;
    }

    static ChildPlatform start(DatabaseUrl database, Map<String, String> settings) {
        var folder = Path.of("target", "child");
        var builder = new ProcessBuilder(Program.command(List.of(), "serve"));
        try {
            Files.createDirectories(folder);
            builder.environment().putAll(settings);
            builder.environment()
                    .put(
                            "DATABASE_URL",
                            "postgresql://%s:%s@%s:%d/%s"
                                    .formatted(
                                            database.user(),
                                            database.password().reveal(),
                                            database.host(),
                                            database.port(),
                                            database.database()));
            return new ChildPlatform(builder.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("child.log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// As an operator ends it.
    void terminate() {
        process.destroy();
    }

    /// As if the power had failed.
    void kill() {
        process.destroyForcibly();
        awaitDeath();
    }

    /// Freezes it in the midst of whatever it does.
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + name + " ends with " + status);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for its death.
    ///
    /// @return its exit status
    int awaitDeath() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("The platform does not die");
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
        awaitDeath();
    }
}
