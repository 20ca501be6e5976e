package io.wasl.doctor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Calls addresses as Meta does: follows no redirect, trusts only public certificates, and does not wait long.
@Component
class Caller {

    /// Meta gives up within about six seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String META_CALLS_ITSELF = "facebookplatform/1.0 (+http://developers.facebook.com)";

    private final Duration patience;
    private final HttpClient client;

    @Autowired
    Caller() {
        this(PATIENCE);
    }

    Caller(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Called call(HttpRequest.Builder request) throws IOException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(
                    request.header("User-Agent", META_CALLS_ITSELF)
                            .timeout(patience)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Called(response, Duration.ofNanos(System.nanoTime() - begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    record Called(HttpResponse<String> response, Duration took) {}
}
