package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wasl.meta.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Somebody's webhook endpoint: keeps what arrives and answers as told.
final class Receiver implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final HttpServer server;
    private final LinkedBlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<String> verifications = new ArrayList<>();
    private String verifyToken = "";

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    synchronized void answerNextWith(int... statuses) {
        for (int status : statuses) {
            answers.addLast(status);
        }
    }

    synchronized void expectToken(String token) {
        verifyToken = token;
    }

    synchronized List<String> verifications() {
        return List.copyOf(verifications);
    }

    Post next() {
        try {
            Post post = posts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(post).as("a webhook within " + PATIENCE_SECONDS + " s").isNotNull();
            return post;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<Post> next(int count) {
        List<Post> next = new ArrayList<>();
        while (next.size() < count) {
            next.add(next());
        }
        return next;
    }

    /// The next `count` statuses, however many webhooks they come in.
    List<JsonNode> nextStatuses(int count) {
        List<JsonNode> statuses = new ArrayList<>();
        while (statuses.size() < count) {
            statuses.addAll(next().statuses());
        }
        return statuses;
    }

    Post nextThat(Predicate<Post> wanted) {
        Post post = next();
        while (!wanted.test(post)) {
            post = next();
        }
        return post;
    }

    boolean isQuiet() {
        return posts.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            verify(exchange);
            return;
        }
        int status = nextAnswer();
        String signature = exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        posts.add(new Post(
                exchange.getRequestURI().toString(), new String(body, StandardCharsets.ISO_8859_1), signature, type));
        answer(exchange, status, "");
    }

    private synchronized int nextAnswer() {
        Integer status = answers.pollFirst();
        return status == null ? 200 : status;
    }

    private synchronized void verify(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        verifications.add(query);
        boolean right = query.contains("hub.mode=subscribe") && query.contains("hub.verify_token=" + verifyToken);
        String challenge = query.replaceAll(".*hub\\.challenge=([^&]*).*", "$1");
        answer(exchange, right ? 200 : 403, right ? challenge : "no");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// One webhook, byte for byte.
    record Post(String path, String body, String signature, String contentType) {

        JsonNode json() {
            return Json.read(body);
        }

        boolean signedWith(String secret) {
            return new WebhookSignature(secret).matches(body.getBytes(StandardCharsets.ISO_8859_1), signature);
        }

        JsonNode value() {
            return json().path("entry").path(0).path("changes").path(0).path("value");
        }

        String field() {
            return json().path("entry")
                    .path(0)
                    .path("changes")
                    .path(0)
                    .path("field")
                    .asString("");
        }

        List<JsonNode> statuses() {
            return all("statuses");
        }

        List<JsonNode> messages() {
            return all("messages");
        }

        private List<JsonNode> all(String list) {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode entry : json().path("entry")) {
                for (JsonNode change : entry.path("changes")) {
                    change.path("value").path(list).forEach(found::add);
                }
            }
            return found;
        }
    }
}
