package io.wasl.boundary;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection to a server that sends whatever it is told to, byte for byte: a client library would refuse to write
/// most of it.
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;

    Wire(int port) {
        this.port = port;
    }

    /// @param body empty where there is none
    record Request(String method, String target, Map<String, String> headers, byte[] body) {

        @Override
        public String toString() {
            var shown = new String(body, StandardCharsets.ISO_8859_1);
            return method + " " + cut(target) + " " + headers + (body.length == 0 ? "" : " " + cut(shown));
        }

        private static String cut(String text) {
            return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
        }
    }

    /// @param status 0 where the server hung up without a word
    record Answer(int status, Map<String, String> headers, String body) {

        String type() {
            return headers.getOrDefault("content-type", "");
        }
    }

    Answer send(Request request) {
        boolean fresh = socket == null || socket.isClosed();
        try {
            return exchange(request);
        } catch (IOException hungUp) {
            close();
            // A server may end a connection between two requests.
            return fresh ? new Answer(0, Map.of(), String.valueOf(hungUp.getMessage())) : send(request);
        }
    }

    private Answer exchange(Request request) throws IOException {
        var connection = connection();
        var head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        if (!request.headers().containsKey("Host")) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.body().length > 0 || !"GET".equals(request.method())) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(request.body());
        connection.getOutputStream().write(bytes.toByteArray());
        return read(new BufferedInputStream(connection.getInputStream()), "HEAD".equals(request.method()));
    }

    private Socket connection() throws IOException {
        var kept = socket;
        if (kept == null || kept.isClosed()) {
            kept = new Socket(InetAddress.getLoopbackAddress(), port);
            kept.setTcpNoDelay(true);
            kept.setSoTimeout(PATIENCE_MILLIS);
            socket = kept;
        }
        return kept;
    }

    private Answer read(InputStream in, boolean headOnly) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        // A stream does not end by itself.
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        byte[] body = headOnly || endless || status == 204 || status == 304 ? new byte[0] : body(in, headers);
        if (endless || "close".equals(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            var whole = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                whole.writeBytes(in.readNBytes(size));
                line(in);
            }
            line(in);
            return whole.toByteArray();
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server hung up");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
