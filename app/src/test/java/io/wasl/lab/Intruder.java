package io.wasl.lab;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/// Somebody with an HTTP client, at whichever platform answers now; counts what he hears.
final class Intruder {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Supplier<OptionalInt> door;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();

    Intruder(Supplier<OptionalInt> door) {
        this.door = door;
    }

    /// @return the status; 0 if nobody answered
    int post(String path, byte[] body, String... headers) {
        return send("POST", path, BodyPublishers.ofByteArray(body), headers);
    }

    int get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /// A file as a form sends it.
    int upload(String path, String name, byte[] content, String... headers) {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        byte[] begin = head.getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        var all = new byte[begin.length + content.length + end.length];
        System.arraycopy(begin, 0, all, 0, begin.length);
        System.arraycopy(content, 0, all, begin.length, content.length);
        System.arraycopy(end, 0, all, begin.length + content.length, end.length);
        var with = Arrays.copyOf(headers, headers.length + 2);
        with[headers.length] = "Content-Type";
        with[headers.length + 1] = "multipart/form-data; boundary=b";
        return post(path, all, with);
    }

    /// Begins a request and sends a byte of it now and then, until it is left or time is up.
    void drip(String begin, Duration most) {
        var port = door.get();
        if (port.isEmpty()) {
            count(0);
            return;
        }
        try (var socket = new Socket("127.0.0.1", port.getAsInt())) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            long end = System.nanoTime() + most.toNanos();
            while (System.nanoTime() < end && isSilent(socket)) {
                socket.getOutputStream().write('a');
            }
            count(1);
        } catch (IOException left) {
            count(0);
        }
    }

    /// How often each status was heard; 0 stands for no answer, 1 for a connection that only dripped.
    Map<Integer, Integer> answers() {
        return answers;
    }

    private static boolean isSilent(Socket socket) throws IOException {
        try {
            var _ = socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    private int send(String method, String path, BodyPublisher body, String... headers) {
        var port = door.get();
        if (port.isEmpty()) {
            return count(0);
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
                .timeout(PATIENCE)
                .method(method, body);
        try {
            return count(http.send(
                            (headers.length == 0 ? request : request.headers(headers)).build(),
                            BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            return count(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return count(0);
        }
    }

    private int count(int status) {
        answers.merge(status, 1, Integer::sum);
        return status;
    }
}
