package io.wasl.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The simulator as a process of its own.
final class SimulatedMeta implements AutoCloseable {

    private static final String GREETING = "Simulator listening on ";

    private final Process process;
    private final URI url;

    private SimulatedMeta(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// @param acceptLog the file that tells of every message that arrives
    /// @param options beyond these, as on its command line
    static SimulatedMeta start(Path fixture, String callback, Path acceptLog, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                Path.of(System.getProperty("wasl.simulator", "simulator.jar"))
                        .toAbsolutePath()
                        .toString(),
                "--port=0",
                "--quiet",
                "--until-stdin-closes",
                "--app-secret=" + SendScene.APP_SECRET,
                "--fixture=" + fixture,
                "--callback=" + callback,
                "--accept-log=" + acceptLog,
                "--accepted-in-memory=1000"));
        command.addAll(options);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var greeting = lines.readLine();
        if (greeting == null || !greeting.startsWith(GREETING)) {
            throw new IOException(
                    "the simulator does not start; ./wasl bench builds it, or name its jar with" + " -Dwasl.simulator");
        }
        return new SimulatedMeta(
                process, URI.create(greeting.substring(GREETING.length()).strip()));
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
