package io.wasl.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as `./wasl` runs it, for tests that start processes: packed and rehearsed once, because a start from
/// loose classes takes three times as long.
public final class Program {

    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED");
    private static final Program INSTANCE = new Program();

    private final Path folder;
    private final String classpath;
    private final Path cache;

    private Program() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "program")), "packed")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classpath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Files.isDirectory(entry) ? pack(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        cache = folder.resolve("wasl.aot");
        rehearse();
    }

    /// What a process is started with.
    ///
    /// @param options of the JVM, besides those of every platform
    public static List<String> command(List<String> options, String... arguments) {
        return INSTANCE.with(Stream.concat(Stream.of("-XX:AOTCache=" + INSTANCE.cache), options.stream()), arguments);
    }

    private List<String> with(Stream<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options.toList());
        command.addAll(List.of("-cp", classpath, "io.wasl.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path pack(Path classes) {
        var jar =
                folder.resolve(classes.toAbsolutePath().getParent().getParent().getFileName() + ".jar");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file=" + jar,
                        "-C",
                        classes.toString(),
                        ".");
        if (status != 0) {
            throw new IllegalStateException("jar ends with " + status + " for " + classes);
        }
        return jar;
    }

    private void rehearse() {
        try {
            var rehearsal = new ProcessBuilder(with(
                            Stream.of("-XX:AOTCacheOutput=" + cache),
                            "rehearse",
                            folder.resolve("home").toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("rehearsal.log").toFile())
                    .start();
            if (!rehearsal.waitFor(3, TimeUnit.MINUTES) || rehearsal.exitValue() != 0) {
                throw new IllegalStateException("The rehearsal failed: " + folder.resolve("rehearsal.log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
