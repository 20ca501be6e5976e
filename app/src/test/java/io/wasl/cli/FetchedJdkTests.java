package io.wasl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script on a machine without a JDK: a copy of it, with a path that holds the system's tools and no Java, a server
/// that has a JDK of two small files, and a Maven that only says what a real one says.
class FetchedJdkTests {

    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "cut",
            "tr",
            "date",
            "tee",
            "rm",
            "mkdir",
            "mv",
            "cp",
            "uname",
            "ls",
            "cat",
            "awk",
            "touch",
            "sha256sum",
            "grep",
            "tar",
            "gzip",
            "id");
    private static final String MAVEN = """
            #!/bin/sh
            echo "Downloading from central: https://repo.example/a.jar"
            echo "[INFO] --- compiler:3:compile (default-compile) @ wasl-meta ---"
            echo "[INFO] --- jar:3:jar (default-jar) @ wasl-app ---"
            echo "[ERROR] this Maven builds nothing"
            exit 1
            """;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("replaced");

    private HttpServer server;

    FetchedJdkTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    }

    @BeforeEach
    void aMachineWithoutJava() throws Exception {
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var file = files.get(path);
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        Files.copy(Path.of("../wasl"), folder.resolve("wasl")).toFile().setExecutable(true);
        Files.writeString(folder.resolve("mvnw"), MAVEN).toFile().setExecutable(true);
        Files.createDirectory(folder.resolve("bin"));
        for (var tool : TOOLS) {
            link(tool);
        }
        publish(jdk());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void aJdkIsFetchedCheckedAndUsedFromThenOn(String fetcher) throws Exception {
        link(fetcher);

        var first = wasl(Map.of("WASL_FETCH_JDK", "yes"));

        assertThat(first).contains("Fetching a JDK from", "The JDK is in " + folder.resolve(".wasl/jdk"));
        assertThat(folder.resolve(".wasl/jdk/bin/javac")).isExecutable();
        assertThat(folder.resolve(".wasl/jdk.coming")).doesNotExist();
        assertThat(asked).containsExactly("/jdk.tar.gz", "/jdk.tar.gz.sha256.txt");
        assertThat(wasl(Map.of())).contains("Building Wasl").doesNotContain("Fetching");
    }

    @Test
    void theBuildTellsWhatItDoesAndWhyItFailed() throws Exception {
        link("curl");

        assertThat(wasl(Map.of("WASL_FETCH_JDK", "yes")))
                .contains("fetching what it is built from", "compiling meta (part 1 of 3)", "packing app (part 3 of 3)")
                .contains("[ERROR] this Maven builds nothing", "Wasl could not be built", "build.log")
                .doesNotContain("[INFO]");
    }

    @Test
    void nothingIsFetchedUnasked() throws Exception {
        link("curl");

        assertThat(wasl(Map.of()).lines()).singleElement().asString().contains("JDK 25", "WASL_FETCH_JDK=yes");
        assertThat(wasl(Map.of("WASL_FETCH_JDK", "no")).lines()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatHasAnotherChecksumIsThrownAway() throws Exception {
        link("curl");
        files.put("/jdk.tar.gz", "something else".getBytes(StandardCharsets.UTF_8));

        assertThat(wasl(Map.of("WASL_FETCH_JDK", "yes"))).contains("another SHA-256 checksum");
        assertThat(folder.resolve(".wasl/jdk")).doesNotExist();
        assertThat(folder.resolve(".wasl/jdk.coming")).doesNotExist();
    }

    @Test
    void whatIsNoArchiveOrNotThereIsToldInASentence() throws Exception {
        link("curl");
        publish("no archive".getBytes(StandardCharsets.UTF_8));
        assertThat(wasl(Map.of("WASL_FETCH_JDK", "yes"))).contains("is no archive of one");

        files.clear();
        assertThat(wasl(Map.of("WASL_FETCH_JDK", "yes"))).contains("could not be fetched");
        assertThat(folder.resolve(".wasl/jdk")).doesNotExist();
    }

    private void publish(byte[] archive) throws Exception {
        var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        files.put("/jdk.tar.gz", archive);
        files.put("/jdk.tar.gz.sha256.txt", (sum + "  jdk.tar.gz\n").getBytes(StandardCharsets.UTF_8));
    }

    private byte[] jdk() throws Exception {
        var bin = Files.createDirectories(folder.resolve("made/jdk-25/bin"));
        Files.writeString(bin.resolve("javac"), "#!/bin/sh\necho javac 25.0.3\n")
                .toFile()
                .setExecutable(true);
        Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 1\n").toFile().setExecutable(true);
        var archive = folder.resolve("jdk.tar.gz");
        run(
                List.of(
                        "tar",
                        "-czf",
                        archive.toString(),
                        "-C",
                        folder.resolve("made").toString(),
                        "jdk-25"),
                Map.of());
        return Files.readAllBytes(archive);
    }

    private void link(String tool) throws IOException {
        for (var place : List.of("/usr/bin/", "/bin/")) {
            if (Files.isExecutable(Path.of(place + tool)) && !Files.exists(folder.resolve("bin/" + tool))) {
                Files.createSymbolicLink(folder.resolve("bin/" + tool), Path.of(place + tool));
            }
        }
    }

    private String wasl(Map<String, String> settings) throws Exception {
        var environment = new HashMap<>(Map.of(
                "PATH",
                folder.resolve("bin").toString(),
                "HOME",
                folder.toString(),
                "WASL_JDK_FOLDERS",
                "",
                "WASL_JDK_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/jdk.tar.gz"));
        environment.putAll(settings);
        return run(List.of(folder.resolve("wasl").toString(), "doctor"), environment);
    }

    private static String run(List<String> command, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
