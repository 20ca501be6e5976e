package io.wasl.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.wasl.meta.WebhookSignature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `POST /simulator/webhook`: posts the body it is given, byte for byte, and tells how the callback
/// answered. Parameters: `signature` (`right`, `wrong` or `none`), `times`, `callback`.
final class RawWebhooks {

    private static final int MOST_TIMES = 10_000;

    private final App app;
    private final HttpClient client;
    private final Courier courier;
    private final InstantSource clock;

    RawWebhooks(App app, HttpClient client, Courier courier, InstantSource clock) {
        this.app = app;
        this.client = client;
        this.courier = courier;
        this.clock = clock;
    }

    void addTo(Graph graph) {
        graph.root("POST", "simulator/webhook", this::post);
    }

    private void post(Call call) {
        String address = call.request.getParam("callback");
        Callback callback = address == null ? app.callback() : Callback.parse(address);
        if (callback == null) {
            throw GraphError.parameter("No callback is subscribed; name one with ?callback=")
                    .refused();
        }
        int times = times(call.request.getParam("times"));
        String signature = signature(call.request.getParam("signature"), call.bytes);
        long startMs = clock.millis();
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(once(callback, call.bytes, signature));
        }
        Future.join(answers).onComplete(all -> {
            Map<String, Integer> counts = new TreeMap<>();
            answers.forEach(answer -> counts.merge(answer.result(), 1, Integer::sum));
            ObjectNode told = Json.object();
            ObjectNode byStatus = told.putObject("answers");
            counts.forEach(byStatus::put);
            call.answer(told.put("ms", clock.millis() - startMs));
        });
    }

    private Future<String> once(Callback callback, byte[] body, @Nullable String signature) {
        return client.request(courier.request(callback, HttpMethod.POST, callback.path()))
                .compose(request -> sign(request, signature).send(Buffer.buffer(body)))
                .map(response -> Integer.toString(response.statusCode()))
                .recover(failure -> Future.succeededFuture(failure.getClass().getSimpleName()));
    }

    private static HttpClientRequest sign(HttpClientRequest request, @Nullable String signature) {
        request.putHeader("Content-Type", "application/json").putHeader("User-Agent", Courier.AGENT);
        return signature == null ? request : request.putHeader(WebhookSignature.HEADER, signature);
    }

    private @Nullable String signature(@Nullable String kind, byte[] body) {
        return switch (kind == null ? "right" : kind) {
            case "right" -> app.signature.sign(body);
            case "wrong" -> new WebhookSignature("not the secret").sign(body);
            case "none" -> null;
            default ->
                throw GraphError.parameter("Param signature must be right, wrong or none.")
                        .refused();
        };
    }

    private static int times(@Nullable String wished) {
        try {
            return wished == null ? 1 : Math.clamp(Long.parseLong(wished), 1, MOST_TIMES);
        } catch (NumberFormatException notANumber) {
            throw GraphError.parameter("Param times must be a number.").refused();
        }
    }
}
