package io.wasl.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL's own tool, beside the server that ran here last.
final class PgCtl {

    private static final Logger log = LoggerFactory.getLogger(PgCtl.class);
    private static final String NONE = "it gives no reason";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Pattern TOLD = Pattern.compile("(FATAL|PANIC): .*|could not (?!start server).*");

    private final Path data;

    PgCtl(Path data) {
        this.data = data;
    }

    /// Starts a server that has ended, with the options and on the port with which it ran.
    ///
    /// @throws IOException in whose message the server says why it does not start
    void restart(Duration patience) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command(patience)).redirectErrorStream(true).start();
        var reason = new AtomicReference<>(NONE);
        // The server keeps this output for good.
        var output = Thread.ofVirtual().name("postgres-output").start(() -> drain(process, reason));
        if (!process.waitFor(patience.toSeconds() + 1, TimeUnit.SECONDS) || process.exitValue() != 0) {
            output.join(LAST_WORDS);
            throw new IOException(reason.get());
        }
    }

    private List<String> command(Duration patience) throws IOException {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a namespace of its own it is nobody.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                program().toString(),
                "restart",
                "-w",
                "-t",
                Long.toString(patience.toSeconds()),
                "-D",
                data.toString()));
        return command;
    }

    private Path program() throws IOException {
        var server = Files.readString(data.resolve("postmaster.opts")).split(" \"", 2)[0];
        return Path.of(server).resolveSibling("pg_ctl");
    }

    private static void drain(Process process, AtomicReference<String> reason) {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var told = TOLD.matcher(line);
                if (told.find()) {
                    reason.compareAndSet(NONE, told.group());
                }
            }
        } catch (IOException e) {
            log.debug("The server's output ended", e);
        }
    }
}
