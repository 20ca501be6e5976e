package io.wasl.webhook;

import io.wasl.meta.WebhookSignature;
import io.wasl.testing.TestInstallation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Meta, as it calls the platform of a test.
final class Meta {

    static final String PATH = "/webhook/whatsapp";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final WebhookSignature signature = new WebhookSignature(TestInstallation.APP_SECRET);
    private final int port;

    Meta(int port) {
        this.port = port;
    }

    HttpResponse<String> deliver(String body) {
        return deliver(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> deliver(byte[] body) {
        return post(PATH, body, WebhookSignature.HEADER, signature.sign(body));
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(byte[] body) {
        return signature.sign(body);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
