package io.wasl.cli;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.sandbox.Demo;
import io.wasl.settings.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Try everything with nothing installed: database, simulator and platform with a demo client.")
final class SandboxCommand implements Runnable {

    static final Path HOME = Installation.HOME.resolve("sandbox");

    private static final Path ADDRESSES = HOME.resolve("addresses");
    private static final String APP_ID = "1000000001";
    private static final String APP_SECRET = "sandbox-app-secret";
    private static final String VERIFY_TOKEN = "sandbox-verify-token";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--fresh", description = "Start from an empty database.")
    private boolean fresh;

    @Option(names = "--port", defaultValue = "8000", description = "The platform's port (default: 8000).")
    private int port;

    @Option(
            names = "--metrics-port",
            description = "The port of the metrics (default: the next free one after the platform's).")
    private int metricsPort;

    @Option(names = "--simulator-port", defaultValue = "8010", description = "The simulator's port (default: 8010).")
    private int simulatorPort;

    @Override
    public void run() {
        if (fresh) {
            forget();
        }
        refuseTakenPorts();
        var callback = "http://localhost:" + port + "/webhook/whatsapp";
        var simulator = SimulatorProcess.start(List.of(
                "--port",
                String.valueOf(simulatorPort),
                "--app-id",
                APP_ID,
                "--app-secret",
                APP_SECRET,
                "--verify-token",
                VERIFY_TOKEN,
                "--access-token",
                Demo.ACCESS_TOKEN,
                "--callback",
                callback,
                "--quiet"));
        try {
            var installation = installation(port, simulator.address().toString());
            // Before the start: other commands look here as soon as the database runs.
            keepAddresses(port, simulator.address().toString());
            var platform = installation.serveLocally(metricsPort);
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            platform.getBean(Demo.class).prepare();
            welcome(simulator.address().toString());
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    private void refuseTakenPorts() {
        if (simulatorPort == port || simulatorPort == metricsPort) {
            throw new CannotDo("--simulator-port: the platform itself uses " + simulatorPort + "; choose another");
        }
        Installation.refuseTakenPort(port, "--port");
        if (metricsPort == 0) {
            metricsPort = freePort();
        }
        Installation.refuseTakenPort(metricsPort, "--metrics-port");
    }

    /// The documented one after the platform's, unless the simulator or another program has it.
    private int freePort() {
        int candidate = port + 1;
        while (candidate < Installation.LARGEST_PORT
                && (candidate == simulatorPort || !Installation.isFree(candidate))) {
            candidate++;
        }
        return candidate;
    }

    /// The sandbox of this folder; commands use it while it runs, or where nothing else is set up.
    static Installation installation(int port, String graphUrl) {
        return Installation.with(
                Map.of(
                        "PORT", String.valueOf(port),
                        "META_CLIENT_ID", APP_ID,
                        "META_CLIENT_SECRET", APP_SECRET,
                        "META_WEBHOOK_VERIFY_TOKEN", VERIFY_TOKEN,
                        "META_GRAPH_URL", graphUrl,
                        "INTEGRATION_ENCRYPTION_KEY", encryptionKey()),
                HOME);
    }

    /// The same, at the addresses where it runs or last ran.
    static Installation installation() {
        var kept = new Properties();
        if (Files.exists(ADDRESSES)) {
            try (var reader = Files.newBufferedReader(ADDRESSES)) {
                kept.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new CannotDo("Cannot read " + ADDRESSES + ": " + e.getMessage());
            }
        }
        return installation(
                Integer.parseInt(kept.getProperty("port", "8000")),
                kept.getProperty("simulator", "http://127.0.0.1:8010"));
    }

    private static void keepAddresses(int port, String simulator) {
        try {
            PrivateFiles.folder(HOME);
            var written = Files.writeString(
                    HOME.resolve("addresses.new"), "port=%d%nsimulator=%s%n".formatted(port, simulator));
            Files.move(written, ADDRESSES, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotDo("Cannot keep the sandbox's addresses in " + ADDRESSES + ": " + e.getMessage());
        }
    }

    private static String encryptionKey() {
        var file = HOME.resolve("encryption-key");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.folder(HOME);
                Files.createFile(file, PrivateFiles.file());
                Files.writeString(file, EncryptionKeys.generate());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new CannotDo("Cannot keep the sandbox's key in " + file + ": " + e.getMessage());
        }
    }

    private static void forget() {
        if (!Files.exists(HOME)) {
            return;
        }
        if (Installation.isRunning(HOME)) {
            throw new CannotDo("A sandbox is running in this folder; stop it before starting a fresh one");
        }
        try {
            Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome(String simulator) {
        spec.commandLine().getOut().printf("""

                Wasl is ready.

                  Platform   http://localhost:%d
                  Sign in    %s
                  Password   %s
                  Simulator  %s
                  Metrics    http://127.0.0.1:%d/metrics

                Ctrl-C stops everything; the data stays in %s.
                %n""", port, Demo.EMAIL, Demo.PASSWORD, simulator, metricsPort, HOME);
        spec.commandLine().getOut().flush();
    }
}
