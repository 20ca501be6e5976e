package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StartTests {

    @TempDir
    private Path folder;

    @Test
    void printsItsAddressAndStopsWithItsParent() throws Exception {
        Process process = run("--port", "0", "--quiet", "--until-stdin-closes");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).matches("Simulator listening on http://127\\.0\\.0\\.1:[1-9][0-9]*");

            process.getOutputStream().close();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void answersUnderHttpsWithACertificate() throws Exception {
        Path keystore = folder.resolve("tls.p12");
        keytool(keystore);
        try (Simulator simulator = Simulator.start("--port", "0", "--tls-keystore", keystore.toString());
                HttpClient client =
                        HttpClient.newBuilder().sslContext(believing(keystore)).build()) {
            URI summary = URI.create(simulator.url() + "/simulator/accepted/summary");

            assertThat(summary).hasScheme("https");
            assertThat(client.send(HttpRequest.newBuilder(summary).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysInOneLineThatTheKeystoreIsMissing() throws Exception {
        Process process =
                run("--port", "0", "--tls-keystore", folder.resolve("none.p12").toString());
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.strip().lines()).hasSize(1);
        assertThat(said).contains("none.p12");
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (Simulator first = Simulator.start("--port", "0")) {
            Process second = run("--port", Integer.toString(first.port()));
            String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(said.strip().lines()).hasSize(1);
            assertThat(said).contains("Port " + first.port()).contains("in use").contains("--port");
        }
    }

    @Test
    void refusesMistakesOnTheCommandLine() throws Exception {
        assertThat(run("--colour", "red").waitFor()).isEqualTo(2);
        assertThatThrownBy(() -> Simulator.start("--port", "0", "--knob", "drop_rate=2"))
                .hasMessageContaining("drop_rate goes from 0 to 1");
        assertThatThrownBy(() -> Simulator.start("--port", "0", "--knob", "drop_rate=a lot"))
                .hasMessageContaining("--knob values are JSON");
        assertThatThrownBy(() -> Simulator.start("--port", "0", "--callback", "mailto:me"))
                .hasMessageContaining("--callback");
        assertThatThrownBy(() -> Simulator.start("--port", "0", "--fixture", "/no/such/file"))
                .hasMessageContaining("/no/such/file");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(() -> Simulator.start("--port", "0", "--fixture", broken.toString()))
                .hasMessageContaining("is not JSON");
    }

    @Test
    void startsFromAFixtureOfOnesOwn() throws IOException {
        Path fixture = Files.writeString(folder.resolve("mine.json"), """
                {"app": {"id": "5", "secret": "s"}, "knobs": {"read_rate": 0.25},
                 "tokens": [{"access_token": "t", "wabas": ["6"]}],
                 "wabas": [{"id": "6", "numbers": [{"id": "7", "display_phone_number": "+1 555 0100"}],
                            "templates": [{"id": "8", "name": "hi", "language": "en",
                                           "components": [{"type": "BODY", "text": "Hi."}]}]}]}""");
        try (Simulator simulator = Simulator.start("--port", "0", "--fixture", fixture.toString())) {
            Business business = new Business(simulator);

            JsonNode numbers = Json.read(
                    business.call(business.request("/6/phone_numbers", "t").GET())
                            .body());

            assertThat(numbers.path("data").path(0).path("display_phone_number").asString())
                    .isEqualTo("+1 555 0100");
            assertThat(business.get("/simulator/knobs").json().path("read_rate").asDouble())
                    .isEqualTo(0.25);
        }
    }

    @Test
    void appendsEveryAcceptedMessageToTheLogFileAcrossStarts() throws IOException {
        Path file = folder.resolve("deep/accepted.jsonl");
        for (String opaque : List.of("first", "second «é»")) {
            try (Simulator simulator = Simulator.start("--port", "0", "--accept-log", file.toString())) {
                Business business = new Business(simulator);
                business.send(Business.text("+33612345678", "Hi").put("biz_opaque_callback_data", opaque));
                business.send(Business.text("nonsense", "Hi"));
            }
        }

        List<JsonNode> lines = Files.readAllLines(file).stream().map(Json::read).toList();

        assertThat(lines)
                .extracting(line -> line.path("biz_opaque_callback_data").asString())
                .containsExactly("first", "second «é»");
        assertThat(lines.getFirst().propertyNames())
                .containsExactly("seq", "time", "phone_number_id", "to", "wamid", "biz_opaque_callback_data", "type");
        assertThat(lines.getFirst().path("to").asString()).isEqualTo("33612345678");
    }

    @Test
    void forgetsEverythingOnReset() {
        try (Scene scene = new Scene()) {
            scene.business.send(Business.text("+33612345678", "Hi"));
            scene.business.delete("/" + Business.WABA + "/message_templates?name=spring_sale");

            scene.business.post("/simulator/reset", "");

            assertThat(scene.business
                            .get("/simulator/accepted/summary")
                            .json()
                            .path("total")
                            .asInt())
                    .isZero();
            assertThat(scene.business
                            .get("/simulator/knobs")
                            .json()
                            .path("read_rate")
                            .asDouble())
                    .isEqualTo(0.6);
            assertThat(scene.business
                            .send(Business.template("+33612345678", "spring_sale", "en", "a", "b"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void keepsOnlyTheLastMessagesInMemoryButCountsAll() {
        try (Scene scene = new Scene("--accepted-in-memory", "3")) {
            for (int i = 0; i < 5; i++) {
                scene.business.send(Business.text("+33612345678", "Hi").put("biz_opaque_callback_data", "m" + i % 4));
            }

            JsonNode listed = scene.business.get("/simulator/accepted").json();
            JsonNode summary = scene.business.get("/simulator/accepted/summary").json();

            assertThat(listed.path("data")).hasSize(3);
            assertThat(listed.path("data").path(0).path("seq").asInt()).isEqualTo(3);
            assertThat(summary.path("total").asInt()).isEqualTo(5);
            assertThat(summary.path("distinct_opaque_ids").asInt()).isEqualTo(4);
            assertThat(summary.path("duplicates").asInt()).isEqualTo(1);
            assertThat(summary.path("in_memory_from").asInt()).isEqualTo(3);
        }
    }

    @Test
    void servesAPageForPeopleThatLoadsNothingFromElsewhere() {
        try (Scene scene = new Scene()) {
            String page = scene.business.get("/").body();

            assertThat(page).contains("<title>WhatsApp Cloud API simulator</title>");
            assertThat(page).doesNotContain("src=\"http", "href=\"http", "@import", "//cdn");
        }
    }

    private static void keytool(Path keystore) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var making = new ProcessBuilder(
                (keytool + " -genkeypair -alias a -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1"
                                + " -storetype PKCS12 -storepass changeit -keystore " + keystore)
                        .split(" "));
        assertThat(making.start().waitFor()).isZero();
    }

    private static SSLContext believing(Path keystore) throws Exception {
        var trusted = KeyStore.getInstance(keystore.toFile(), "changeit".toCharArray());
        var believer = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believer.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, believer.getTrustManagers(), null);
        return context;
    }

    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Simulator.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
