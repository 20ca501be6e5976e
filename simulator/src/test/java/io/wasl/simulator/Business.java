package io.wasl.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A business with the default fixture's number and token, calling the simulator over real HTTP.
final class Business {

    static final String NUMBER = "100000000000001";
    static final String WABA = "200000000000001";
    static final String APP = "1000000001";
    static final String SECRET = "sandbox-app-secret";
    static final String TOKEN = "sandbox-access-token";
    static final String APP_TOKEN = APP + "|" + SECRET;

    private final Simulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();

    Business(Simulator simulator) {
        this.simulator = simulator;
    }

    Answer send(JsonNode message) {
        return post("/v25.0/" + NUMBER + "/messages", Json.write(message));
    }

    Answer get(String path) {
        return call(request(path, TOKEN).GET());
    }

    Answer post(String path, String body) {
        return call(
                request(path, TOKEN).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String body) {
        return call(request(path, TOKEN).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return call(request(path, TOKEN).DELETE());
    }

    Answer call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path, String token) {
        URI uri = path.startsWith("http") ? URI.create(path) : simulator.url().resolve(path);
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + token);
    }

    void turn(String knobs) {
        Answer answer = patch("/simulator/knobs", knobs);
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    static ObjectNode text(String to, String body) {
        ObjectNode message = Json.object();
        message.put("messaging_product", "whatsapp").put("to", to).put("type", "text");
        message.putObject("text").put("body", body);
        return message;
    }

    /// A template message whose body variables take the values.
    static ObjectNode template(String to, String name, String language, String... values) {
        ObjectNode message = Json.object();
        message.put("messaging_product", "whatsapp").put("to", to).put("type", "template");
        ObjectNode template = message.putObject("template").put("name", name);
        template.putObject("language").put("code", language);
        ArrayNode parameters =
                template.putArray("components").addObject().put("type", "body").putArray("parameters");
        for (String value : values) {
            parameters.addObject().put("type", "text").put("text", value);
        }
        return message;
    }

    record Answer(int status, String body) {

        JsonNode json() {
            return Json.read(body);
        }

        int code() {
            return json().path("error").path("code").asInt(-1);
        }

        String details() {
            return json().path("error").path("error_data").path("details").asString("");
        }

        String wamid() {
            return json().path("messages").path(0).path("id").asString("");
        }
    }
}
