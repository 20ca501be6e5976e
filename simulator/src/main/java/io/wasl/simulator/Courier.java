package io.wasl.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.wasl.meta.WebhookSignature;
import java.util.ArrayDeque;
import tools.jackson.databind.node.ObjectNode;

/// Posts webhooks: signed, a bounded number at a time, again and again until they are answered with 200.
final class Courier {

    static final int MOST_CONNECTIONS = 128;
    static final CharSequence AGENT = HttpHeaders.createOptimized("facebookexternalua");

    /// Of the heap, for webhooks that have not been taken yet; a callback may be away for long.
    private static final int HEAP_SHARE = 4;

    private static final int OK = 200;
    private static final long REPORT_EVERY = 1_000;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized(WebhookSignature.HEADER);

    private final HttpClient client;
    private final WebhookSignature signature;
    private final Knobs knobs;
    private final Agenda agenda;
    private final Console console;
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private final long mostBytes = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    private long bytes;
    private boolean stopped;
    private int inFlight;
    private int betweenTries;
    private long delivered;
    private long failures;
    private long givenUp;

    Courier(HttpClient client, WebhookSignature signature, Knobs knobs, Agenda agenda, Console console) {
        this.client = client;
        this.signature = signature;
        this.knobs = knobs;
        this.agenda = agenda;
        this.console = console;
    }

    void post(Delivery delivery) {
        bytes += delivery.weight();
        if (bytes > mostBytes) {
            delivery.tried();
            giveUp(delivery, "too many webhooks are waiting");
        } else {
            enqueue(delivery);
        }
    }

    void stop() {
        stopped = true;
        waiting.clear();
    }

    boolean isIdle() {
        return waiting.isEmpty() && inFlight == 0;
    }

    void writeTo(ObjectNode stats) {
        stats.put("webhooks_delivered", delivered)
                .put("webhooks_waiting", waiting.size())
                .put("webhooks_in_flight", inFlight)
                .put("webhooks_between_tries", betweenTries)
                .put("webhook_failures", failures)
                .put("webhooks_given_up", givenUp);
    }

    private void enqueue(Delivery delivery) {
        if (!stopped) {
            waiting.addLast(delivery);
            sendWaiting();
        }
    }

    private void sendWaiting() {
        int most = knobs.count(Knob.CALLBACK_CONCURRENCY);
        while (!stopped && inFlight < most && !waiting.isEmpty()) {
            send(waiting.removeFirst());
        }
    }

    private void send(Delivery delivery) {
        inFlight++;
        client.request(request(delivery.callback, HttpMethod.POST, delivery.callback.path()))
                .compose(request -> body(request, delivery))
                .onComplete(
                        response -> answered(delivery, response.statusCode()),
                        failure -> failed(delivery, failure.toString()));
    }

    RequestOptions request(Callback callback, HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(callback.host())
                .setPort(callback.port())
                .setSsl(callback.tls())
                .setURI(path)
                .setTimeout(knobs.millis(Knob.CALLBACK_TIMEOUT_MS));
    }

    private Future<HttpClientResponse> body(HttpClientRequest request, Delivery delivery) {
        return request.putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.USER_AGENT, AGENT)
                .putHeader(SIGNATURE, signature.sign(delivery.body))
                .send(Buffer.buffer(delivery.body));
    }

    private void answered(Delivery delivery, int status) {
        if (status != OK) {
            failed(delivery, "HTTP " + status);
            return;
        }
        inFlight--;
        bytes -= delivery.weight();
        delivered++;
        delivery.tried();
        sendWaiting();
    }

    private void failed(Delivery delivery, String reason) {
        inFlight--;
        delivery.tried();
        if (!stopped && failures++ % REPORT_EVERY == 0) {
            console.say("A webhook to " + delivery.callback.url() + " failed (" + reason + ", try " + delivery.tries()
                    + "); failed webhooks are tried again with growing pauses, up to "
                    + knobs.count(Knob.RETRY_TRIES) + " times");
        }
        if (delivery.tries() >= knobs.count(Knob.RETRY_TRIES)) {
            giveUp(delivery, reason);
        } else {
            betweenTries++;
            agenda.after(delivery.waitMs(knobs.millis(Knob.RETRY_FIRST_MS), knobs.millis(Knob.RETRY_MAX_MS)), () -> {
                betweenTries--;
                enqueue(delivery);
            });
        }
        sendWaiting();
    }

    private void giveUp(Delivery delivery, String reason) {
        bytes -= delivery.weight();
        if (givenUp++ % REPORT_EVERY == 0) {
            console.say("A webhook to " + delivery.callback.url() + " is given up: " + reason);
        }
    }
}
