package io.wasl.dispatch;

import io.wasl.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulator and what it says was accepted: the oracle of the tests.
final class Meta implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Simulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();

    Meta(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--knob", "failure_rates={}"));
        all.addAll(List.of(arguments));
        simulator = Simulator.start(all.toArray(String[]::new));
    }

    URI url() {
        return simulator.url();
    }

    void turn(String knobs) {
        call("PATCH", "/simulator/knobs", knobs);
    }

    void reset() {
        call("POST", "/simulator/reset", "{}");
        turn("{\"failure_rates\":{},\"answer_ms_min\":5,\"answer_ms_max\":20}");
    }

    /// @param state `VALID`, `EXPIRED` or `REVOKED`
    void token(String value, String state) {
        call("POST", "/simulator/tokens", "{\"access_token\":\"" + value + "\",\"state\":\"" + state + "\"}");
    }

    JsonNode summary() {
        return call("GET", "/simulator/accepted/summary", "");
    }

    long accepted() {
        return summary().path("total").asLong();
    }

    long requests() {
        return summary().path("requests").asLong();
    }

    long duplicates() {
        return summary().path("duplicates").asLong();
    }

    List<JsonNode> log() {
        List<JsonNode> log = new ArrayList<>();
        call("GET", "/simulator/accepted?limit=10000", "").path("data").forEach(log::add);
        return log;
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }

    private JsonNode call(String method, String path, String body) {
        var request = HttpRequest.newBuilder(simulator.url().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
