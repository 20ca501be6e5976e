package io.wasl.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulator as a process of its own, which is never killed. It misbehaves a little all the time, as Meta does:
/// answers get lost, statuses come twice, early and in any order.
final class SimulatedMeta implements AutoCloseable {

    static final String WABA = "200000000000009";
    static final String TEMPLATE = "lab";
    static final String ACCESS_TOKEN = "lab-access-token";
    static final String APP_SECRET = "lab-app-secret";

    private static final String GREETING = "Simulator listening on ";
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> KNOBS = List.of(
            "failure_rates={}",
            "answer_ms_min=20",
            "answer_ms_max=150",
            "delivered_rate=1",
            "read_rate=1",
            "sent_ms_min=20",
            "sent_ms_max=200",
            "delivered_ms_min=20",
            "delivered_ms_max=200",
            "read_ms_min=20",
            "read_ms_max=300",
            "early_webhook_rate=0.05",
            "duplicate_rate=0.05",
            "reorder_rate=0.05",
            "batch_max=20",
            "batch_linger_ms=50",
            "callback_timeout_ms=3000",
            "retry_first_ms=100",
            "retry_max_ms=800",
            "retry_tries=1000");

    private final Process process;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private SimulatedMeta(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// @param callback where it delivers webhooks
    static SimulatedMeta start(Path folder, int numbers, long seed, String callback) {
        try {
            var fixture = Files.writeString(folder.resolve("fixture.json"), fixture(numbers));
            List<String> command = new ArrayList<>(Programs.simulator());
            command.addAll(List.of(
                    "--port=0",
                    "--quiet",
                    "--until-stdin-closes",
                    "--app-secret=" + APP_SECRET,
                    "--fixture=" + fixture.toAbsolutePath(),
                    "--callback=" + callback,
                    "--seed=" + seed,
                    "--accepted-in-memory=1000",
                    "--accept-log=" + folder.resolve("accepted.jsonl").toAbsolutePath()));
            KNOBS.forEach(knob -> command.add("--knob=" + knob));
            var process = new ProcessBuilder(command)
                    .redirectError(folder.resolve("simulator.log").toFile())
                    .start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var greeting = lines.readLine();
            if (greeting == null || !greeting.startsWith(GREETING)) {
                throw new IllegalStateException(
                        "The simulator does not start: " + Files.readString(folder.resolve("simulator.log")));
            }
            return new SimulatedMeta(
                    process, URI.create(greeting.substring(GREETING.length()).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return url.getPort();
    }

    static String number(int n) {
        return "1000000000%05d".formatted(n);
    }

    /// @param knobs JSON; single quotes will do
    void turn(String knobs) {
        call("PATCH", "/simulator/knobs", knobs.replace('\'', '"'));
    }

    /// As it behaves when nothing special is wanted of it.
    void calm() {
        turn("{'lost_close_rate':0.01,'lost_half_rate':0,'lost_hang_rate':0,'lost_accepted_share':0.7,"
                + "'server_error_rate':0,'bad_gateway_rate':0,'server_error_accepted_share':0}");
    }

    /// Nothing is delivered to these telephones.
    void disconnect(List<String> phones, int code) {
        turn(phones.stream()
                .map(phone -> "'" + phone + "':" + code)
                .collect(Collectors.joining(",", "{'recipient_errors':{", "}}")));
    }

    /// Somebody writes to us.
    ///
    /// @return the message's id
    String write(int number, String from, String text) {
        return call(
                        "POST",
                        "/simulator/inbound",
                        "{\"phone_number_id\":\"%s\",\"from\":\"%s\",\"text\":\"%s\"}"
                                .formatted(number(number), from, text))
                .path("id")
                .asString();
    }

    /// Whether all that will ever be told has been told, and was acknowledged.
    boolean isIdle() {
        return call("GET", "/simulator/stats", "").path("idle").asBoolean();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }

    private JsonNode call(String method, String path, String body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String fixture(int numbers) {
        var all = IntStream.range(0, numbers)
                .mapToObj(
                        n -> "{\"id\":\"" + number(n)
                                + "\",\"throughput\":\"HIGH\",\"whatsapp_business_manager_messaging_limit\":\"TIER_UNLIMITED\"}")
                .collect(Collectors.joining(","));
        return """
                {"wabas": [{"id": "%s", "numbers": [%s], "templates": [{
                    "name": "%s", "language": "fr", "category": "MARKETING",
                    "components": [{"type": "BODY", "text": "Bonjour {{1}}, jusqu’au {{2}}."}]}]}],
                 "tokens": [{"access_token": "%s", "wabas": ["%s"]}]}
                """.formatted(WABA, all, TEMPLATE, ACCESS_TOKEN, WABA);
    }
}
