package io.wasl.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Cloud API simulator as a process of its own. It ends with this process, however this process ends: it watches
/// the pipe that is its standard input.
final class SimulatorProcess implements AutoCloseable {

    private static final String LISTENING = "Simulator listening on ";
    private static final int STOP_SECONDS = 5;

    private final Process process;
    private final URI address;

    private SimulatorProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// @param options of the simulator's command line, such as `--port`
    /// @throws CannotDo if it does not start; with what it said
    static SimulatorProcess start(List<String> options) {
        var jar = Path.of(System.getProperty("wasl.simulator", "simulator/target/wasl-simulator.jar"));
        if (!Files.exists(jar)) {
            throw new CannotDo("The simulator is not built; start it through ./wasl, which builds it");
        }
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                jar.toString(),
                "--until-stdin-closes"));
        command.addAll(options);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = process.inputReader(StandardCharsets.UTF_8);
            var address = waitForAddress(output);
            Thread.ofVirtual().name("simulator-output").start(() -> drain(output));
            return new SimulatorProcess(process, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static URI waitForAddress(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()).strip());
            }
            said.append(line).append(' ');
        }
        throw new CannotDo("The simulator did not start: " + said.toString().strip());
    }

    private static void drain(BufferedReader output) {
        try {
            output.lines().forEach(System.err::println);
        } catch (UncheckedIOException streamClosed) {
            // The simulator ended, and with it what it had to say.
        }
    }
}
