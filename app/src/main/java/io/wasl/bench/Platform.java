package io.wasl.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `serve` in a process and a folder of its own, as an operator would run it.
final class Platform implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final Path folder;
    private final int port;
    private final String role;
    private final List<String> options;
    private final Process process;

    private Platform(Path folder, int port, Launch launch, List<String> options, Process process) {
        this.folder = folder;
        this.port = port;
        role = launch.role();
        this.options = options;
        this.process = process;
    }

    /// In a folder and on a port that are prepared already.
    static Platform start(Path folder, int port, Launch launch, Map<String, String> chosen) throws IOException {
        var options = new ArrayList<>(ownOptions());
        options.addAll(launch.javaOptions());
        var command = new ArrayList<>(List.of(JAVA_HOME.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(program());
        command.add("serve");
        command.add("--role=" + launch.role());
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("platform.log").toFile());
        var settings = builder.environment();
        settings.keySet().removeIf(name -> name.startsWith("META_") || name.startsWith("WHATSAPP_"));
        settings.remove("DATABASE_URL");
        settings.put("PORT", Integer.toString(port));
        settings.putAll(chosen);
        var platform = new Platform(folder, port, launch, options, builder.start());
        platform.awaitStart();
        return platform;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Path home() {
        return folder.resolve(".wasl");
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    Optional<ProcessHandle> postmaster() {
        try {
            var lines = Files.readAllLines(home().resolve("postgres/data/postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String describe() {
        return "./wasl serve --role=" + role + " with " + String.join(" ", options)
                + ", embedded PostgreSQL with fsync on";
    }

    /// What the JVM says of its heap, after a collection.
    String heap() throws IOException {
        ask("GC.run");
        return ask("GC.heap_info")
                .lines()
                .skip(1)
                .limit(1)
                .map(String::strip)
                .findFirst()
                .orElse("unknown");
    }

    /// The most memory of the machine that the process has ever taken.
    String mostMemory() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private String ask(String question) throws IOException {
        var jcmd = JAVA_HOME.resolve("bin/jcmd").toString();
        var asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), question)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Waits for what the platform does without telling; ends with an error if the platform ends before.
    void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (endsWithin(LOOK)) {
                throw new IllegalStateException("The platform has ended before its work was done");
            }
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (endsWithin(LOOK) || System.nanoTime() > end) {
                var log = Files.readString(folder.resolve("platform.log"));
                close();
                throw new IOException("the platform does not start:\n" + log);
            }
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", e);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(address().getAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Those that `./wasl` gives to every command.
    private static List<String> ownOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .toList();
    }

    /// This very program: a jar as it was built, or the classes of a development tree.
    private static List<String> program() {
        var path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return path.endsWith(".jar") && !path.contains(File.pathSeparator)
                ? List.of("-jar", path)
                : List.of("-cp", path, "io.wasl.cli.Main");
    }
}
