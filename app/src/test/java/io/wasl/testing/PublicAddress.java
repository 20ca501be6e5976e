package io.wasl.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The proxy in front of an installation: its address is known before the platform has a port, and it can be told to
/// misbehave. The platforms of tests believe that theirs is `INSTANCE`; a test that is called there leads it to its
/// own.
public final class PublicAddress implements AutoCloseable {

    /// How it treats a request.
    public enum Mood {
        PASSES,
        REFUSES,
        ANSWERS_ITSELF,
        REDIRECTS,
        CHALLENGES_ROBOTS,
        ACCEPTS_ANYTHING,
        CHANGES_BODIES,
        LOSES_BODIES,
        IS_SILENT
    }

    public static final PublicAddress INSTANCE = new PublicAddress();

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Mood mood = Mood.PASSES;
    private volatile int port;
    private volatile String lastPath = "";
    private volatile String lastPosted = "";
    // Held, so that nobody hears that nobody answers.
    private final Queue<HttpExchange> silent = new ConcurrentLinkedQueue<>();

    public PublicAddress() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// @param platform the port behind
    public void lead(int platform) {
        port = platform;
        lastPosted = "";
        mood = Mood.PASSES;
    }

    public void become(Mood next) {
        mood = next;
    }

    /// The path that was asked for last.
    public String lastPath() {
        return lastPath;
    }

    /// The path to which something was delivered last since the way was laid; empty if nothing was.
    public String lastPosted() {
        return lastPosted;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        lastPath = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            lastPosted = lastPath;
        }
        switch (mood) {
            case REFUSES -> answer(exchange, 403, "no");
            case ANSWERS_ITSELF -> answer(exchange, 200, "<h1>It works!</h1>");
            case REDIRECTS -> {
                exchange.getResponseHeaders().set("Location", "https://www.example.org/");
                answer(exchange, 301, "");
            }
            case CHALLENGES_ROBOTS -> {
                exchange.getResponseHeaders().set("CF-RAY", "8f");
                answer(exchange, 403, "<h1>Checking your browser</h1>");
            }
            case ACCEPTS_ANYTHING ->
                answer(
                        exchange,
                        200,
                        String.valueOf(exchange.getRequestURI().getQuery())
                                .replaceFirst(".*hub.challenge=([^&]*).*", "$1"));
            case CHANGES_BODIES ->
                pass(
                        exchange,
                        body.length == 0
                                ? body
                                : (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
            case LOSES_BODIES -> {
                if (body.length > 0) {
                    answer(exchange, 503, "");
                } else {
                    pass(exchange, body);
                }
            }
            case IS_SILENT -> silent.add(exchange);
            case PASSES -> pass(exchange, body);
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"X-Hub-Signature-256", "Content-Type"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
