package io.wasl.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A platform as a process of its own, as an operator runs it.
final class Instance {

    private static final int STOP_SECONDS = 40;
    private static final int PATIENCE_MILLIS = 1000;

    private final Process process;
    private final int port;
    private volatile boolean frozen;
    private volatile boolean answered;
    private volatile boolean ended;

    private Instance(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param armed where it is to die by itself; empty for nowhere
    /// @param output where what it says is appended
    static Instance start(int port, Map<String, String> settings, String armed, Path output) {
        try {
            var builder = new ProcessBuilder(Programs.platform(armed))
                    .directory(output.toAbsolutePath().getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("META_") || name.startsWith("WHATSAPP_"));
            environment.putAll(settings);
            environment.put("PORT", Integer.toString(port));
            return new Instance(builder.start(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long id() {
        return process.pid();
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether it has ever been ready.
    boolean hasAnswered() {
        return answered;
    }

    /// Whether it takes calls.
    boolean isReady() {
        return isAlive() && !frozen && answers();
    }

    /// Whether somebody else ended it, or tried to.
    boolean wasEnded() {
        return ended;
    }

    int exitStatus() {
        return process.exitValue();
    }

    void kill() {
        ended = true;
        process.destroyForcibly();
        await();
    }

    /// As an operator ends it.
    ///
    /// @return whether it ended in time
    boolean stop() {
        ended = true;
        process.destroy();
        return await();
    }

    void freeze() {
        frozen = true;
        Signals.send("STOP", List.of(process.pid()));
    }

    void thaw() {
        Signals.send("CONT", List.of(process.pid()));
        frozen = false;
    }

    /// Its door opens a little before all else has begun, and a start may still fail then.
    private boolean answers() {
        if (!answered) {
            try {
                var ready = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                        .toURL()
                        .openConnection();
                ready.setConnectTimeout(PATIENCE_MILLIS);
                ready.setReadTimeout(PATIENCE_MILLIS);
                answered = ready.getResponseCode() == HttpURLConnection.HTTP_OK;
                ready.disconnect();
            } catch (IOException notYet) {
                return false;
            }
        }
        return answered;
    }

    private boolean await() {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
