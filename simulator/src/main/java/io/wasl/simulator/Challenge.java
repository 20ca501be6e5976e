package io.wasl.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The GET by which Meta makes sure that a callback address belongs to whoever set it.
final class Challenge {

    private static final long PATIENCE_MS = 10_000;
    private static final int OK = 200;
    private static final int LONGEST_SHOWN = 100;
    private static final int CALLBACK_VERIFICATION = 2200;

    private final HttpClient client;
    private final Chance chance;

    Challenge(HttpClient client, Chance chance) {
        this.client = client;
        this.chance = chance;
    }

    /// Verifies, then answers: `whenRight` must answer the call; otherwise Meta's refusal is the answer.
    void verify(Call call, Callback callback, String verifyToken, Runnable whenRight) {
        ask(callback, verifyToken, verdict -> {
            if (verdict.isEmpty()) {
                whenRight.run();
            } else {
                call.refuse(new GraphError(400, CALLBACK_VERIFICATION, "(#2200) " + verdict));
            }
        });
    }

    /// `verdict` gets the reason why the address is not right, empty if it is.
    void ask(Callback callback, String verifyToken, Consumer<String> verdict) {
        String challenge = Long.toString(chance.between(100_000_000, 2_000_000_000));
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8);
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(callback.host())
                        .setPort(callback.port())
                        .setSsl(callback.tls())
                        .setURI(callback.path() + (callback.path().contains("?") ? "&" : "?") + query)
                        .putHeader("User-Agent", Courier.AGENT)
                        .setTimeout(PATIENCE_MS))
                .compose(request -> request.send())
                .compose(response -> judge(response, challenge))
                .recover(failure -> Future.succeededFuture(failed("Could not connect: " + failure.getMessage())))
                .onSuccess(verdict::accept);
    }

    private static Future<String> judge(HttpClientResponse response, String challenge) {
        return response.body().map(body -> {
            if (response.statusCode() != OK) {
                return failed(
                        "HTTP Status Code = " + response.statusCode() + "; HTTP Message = " + response.statusMessage());
            }
            String answered = shortened(body);
            return answered.equals(challenge)
                    ? ""
                    : "Callback verification failed with the following errors: The URL couldn't be validated. Response "
                            + "does not match challenge, expected value=\"" + challenge + "\", received=\"" + answered
                            + "\"";
        });
    }

    private static String failed(String reason) {
        return "Callback verification failed with the following errors: " + reason;
    }

    private static String shortened(Buffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text;
    }
}
