package io.wasl.testing;

import io.wasl.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stand-in for Meta with which the platforms of tests talk, mostly one for the process. A test that does talk to
/// that one begins with a fresh world: `MetaSimulator.INSTANCE.reset()`.
public final class MetaSimulator {

    public static final MetaSimulator INSTANCE = new MetaSimulator(
            "--port", "0", "--app-id", "1000000001", "--app-secret", TestInstallation.APP_SECRET, "--seed", "1");

    /// Opens every account of the simulator's own fixture.
    public static final String ACCESS_TOKEN = "sandbox-access-token";

    public static final String WABA = "200000000000001";
    public static final String SHOP = "100000000000001";
    public static final String SERVICE = "100000000000002";

    private final Simulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private MetaSimulator(String... arguments) {
        simulator = Simulator.start(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }

    /// Another one, which refuses and loses nothing and tells the platform on this port what became of its messages.
    public static MetaSimulator calling(int port) {
        return new MetaSimulator(
                "--port",
                "0",
                "--app-secret",
                TestInstallation.APP_SECRET,
                "--verify-token",
                TestInstallation.VERIFY_TOKEN,
                "--callback",
                "http://127.0.0.1:" + port + "/webhook/whatsapp",
                "--knob",
                "failure_rates={}",
                "--knob",
                "delivered_rate=1",
                "--quiet");
    }

    public URI url() {
        return simulator.url();
    }

    /// Throws the world away and starts another.
    public void reset() {
        call("POST", "/simulator/reset", "{}");
    }

    /// @param body JSON; single quotes will do
    public JsonNode call(String method, String path, String body) {
        return call(method, path, body, ACCESS_TOKEN);
    }

    /// As the app itself, which alone may change its subscriptions.
    public JsonNode callAsApp(String method, String path, String body) {
        return call(method, path, body, "1000000001|" + TestInstallation.APP_SECRET);
    }

    private JsonNode call(String method, String path, String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The simulator answers " + answer.statusCode() + ": " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
